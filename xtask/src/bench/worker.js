// The site's own worker, with a clock around it.
import "./bench-clock.js";
import "./ENGINE";
