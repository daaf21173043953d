// What the first view cannot say in HTML: custom properties, which the policy refuses in attributes,
// where on this device the reader was, and what is pressed before the page can do it.
document.currentScript.remove();
document.getElementById("first").addEventListener("click", ({ target }) => {
  target.closest("button, summary, [type=checkbox]")?.toggleAttribute("data-pressed");
});
for (const one of document.querySelectorAll("#first [data-shape]")) one.style.cssText = one.dataset.shape;
for (const way of document.querySelectorAll("#first [data-place]")) {
  let places = "";
  try {
    places = localStorage.getItem("lectern-places") ?? "";
  } catch { /* Where storage is denied, nothing is kept. */ }
  const place = places.split(" ").find(place => place.startsWith(way.dataset.place + "."));
  if (!place) {
    way.remove();
    continue;
  }
  way.append(place.slice(way.dataset.place.length + 1));
  way.href = "?at=" + place;
  way.hidden = false;
}
