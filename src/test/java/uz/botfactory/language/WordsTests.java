package uz.botfactory.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void anApostropheStaysInsideItsWordHoweverTyped() {
        assertThat(Words.of("o‘g'il bog` maʼno")).containsExactly("oʻgʻil", "bogʻ", "maʼno");
    }

    @Test
    void figuresAndHyphensPartWords() {
        assertThat(Words.of("250ming, 5-avgust; iPhone15 olib-ketish")).containsExactly("250", "ming", "5", "avgust", "iPhone", "15", "olib", "ketish");
    }

    @Test
    void chatWritesFourForCh() {
        assertThat(Words.of("qan4a u4un 4ta A4B")).containsExactly("qancha", "uchun", "4", "ta", "A", "4", "B");
    }

    @Test
    void quotesAndSmilesAreNoWords() {
        assertThat(Words.of("'salom' :) 👋 «да»")).containsExactly("salomʼ", "да");
    }
}
