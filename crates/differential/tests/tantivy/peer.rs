//! The other engine: the same turns in tantivy, once in their exact forms, once as stems.
//!
//! Must not know: our engine.

use tantivy::collector::DocSetCollector;
use tantivy::query::{
    AllQuery, BooleanQuery, FuzzyTermQuery, Occur, PhraseQuery, Query, RegexQuery, TermQuery,
};
use tantivy::schema::{FAST, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    AsciiFoldingFilter, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer, TokenStream,
};
use tantivy::{Index, IndexWriter, Searcher, Term, doc};

use crate::archive::Archive;
use crate::question::{Question, slips};

/// Bytes that tantivy may use while it indexes.
const BUDGET: usize = 200_000_000;

/// An index of all turns.
pub(crate) struct Peer {
    searcher: Searcher,
    exact: Field,
    stems: Field,
}

impl Peer {
    pub(crate) fn index(archive: &Archive) -> Self {
        let mut schema = Schema::builder();
        let no = schema.add_u64_field("no", FAST);
        let exact = schema.add_text_field("exact", words_by("exact"));
        let stems = schema.add_text_field("stems", words_by("stems"));
        let index = Index::create_in_ram(schema.build());
        index.tokenizers().register("exact", folded());
        index.tokenizers().register("stems", stemmed());
        // One thread: how turns fall into segments is then the same in every run.
        let mut writer: IndexWriter = index.writer_with_num_threads(1, BUDGET).unwrap();
        for turn in 0..archive.turns() {
            let text = archive.turn(turn).2.text.text.as_str();
            writer.add_document(doc!(no => turn as u64, exact => text, stems => text)).unwrap();
        }
        writer.commit().unwrap();
        Self { searcher: index.reader().unwrap().searcher(), exact, stems }
    }

    /// The turns that match, ascending.
    pub(crate) fn turns(&self, question: &Question) -> Vec<usize> {
        let query = self.query(question);
        let found = self.searcher.search(&query, &DocSetCollector).unwrap();
        let number = |address: tantivy::DocAddress| {
            let fields = self.searcher.segment_reader(address.segment_ord).fast_fields();
            fields.u64("no").unwrap().first(address.doc_id).unwrap() as usize
        };
        let mut turns: Vec<usize> = found.into_iter().map(number).collect();
        turns.sort_unstable();
        turns
    }

    fn query(&self, question: &Question) -> Box<dyn Query> {
        let join = |parts: &[Question], occur: Occur| {
            BooleanQuery::new(parts.iter().map(|part| (occur, self.query(part))).collect())
        };
        match question {
            Question::Word(word) => Box::new(self.word(self.stems, &stem(word))),
            Question::Phrase(words) => self.phrase(words),
            Question::Prefix(start) => {
                Box::new(RegexQuery::from_pattern(&format!("{start}.*"), self.exact).unwrap())
            }
            Question::Close(word) => {
                let term = Term::from_field_text(self.exact, word);
                Box::new(FuzzyTermQuery::new(term, slips(word), true))
            }
            Question::All(parts) => Box::new(join(parts, Occur::Must)),
            Question::Any(parts) => Box::new(join(parts, Occur::Should)),
            Question::But(part, without) => Box::new(BooleanQuery::new(vec![
                (Occur::Must, Box::new(AllQuery)),
                (Occur::Must, self.query(part)),
                (Occur::MustNot, self.query(without)),
            ])),
        }
    }

    fn word(&self, field: Field, word: &str) -> TermQuery {
        TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::Basic)
    }

    fn phrase(&self, words: &[String]) -> Box<dyn Query> {
        match words {
            [word] => Box::new(self.word(self.exact, word)),
            _ => {
                let terms = words.iter().map(|word| Term::from_field_text(self.exact, word));
                Box::new(PhraseQuery::new(terms.collect()))
            }
        }
    }
}

fn words_by(analyzer: &str) -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(analyzer)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    TextOptions::default().set_indexing_options(indexing)
}

/// Letters and digits, without case and accents.
fn folded() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .build()
}

fn stemmed() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(LowerCaser)
        .filter(AsciiFoldingFilter)
        .filter(Stemmer::default())
        .build()
}

/// The words of a text as this engine cuts them.
pub(crate) fn words(text: &str) -> Vec<String> {
    tokens(folded(), text)
}

fn stem(word: &str) -> String {
    tokens(stemmed(), word).concat()
}

fn tokens(mut analyzer: TextAnalyzer, text: &str) -> Vec<String> {
    let mut stream = analyzer.token_stream(text);
    let mut tokens = Vec::new();
    stream.process(&mut |token| tokens.push(token.text.clone()));
    tokens
}
