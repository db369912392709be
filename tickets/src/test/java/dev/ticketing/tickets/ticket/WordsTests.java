package dev.ticketing.tickets.ticket;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@Test
	void aTicketIsFoundByTheBeginningsOfItsWords() {
		assertThat(Words.prefixes("The Proms", null, "Hall 7")).containsExactlyInAnyOrder("t", "th", "the", "p", "pr",
				"pro", "prom", "proms", "h", "ha", "hal", "hall", "7");
	}

	@Test
	void caseAndAccentsMakeNoDifference() {
		assertThat(Words.of("ÉDITH Piaf, Straße (Ångström) ﬁn")).containsExactly("edith", "piaf", "strasse", "angstrom",
				"fin");
		assertThat(Words.prefixes("Édith")).containsAll(Words.of("edi"));
	}

	@Test
	void allScriptsHaveWords() {
		assertThat(Words.of("Москва 東京 ١٢٣")).containsExactly("москва", "東京", "١٢٣");
	}

	@Test
	void longWordsAreCutInTicketsAndSearchesAlike() {
		String word = "Donaudampfschifffahrtsgesellschaft";
		assertThat(Words.prefixes(word)).hasSize(16).containsAll(Words.of(word));
	}

	@Test
	void lettersOfTwoHalvesAreNotCutInTwo() {
		String letter = new String(Character.toChars(0x10400));
		assertThat(Words.prefixes(letter.repeat(20))).hasSize(16)
			.allSatisfy((word) -> assertThat(word.codePoints()).allMatch(Character::isLetter));
	}

	@Test
	void whatHasNoLettersHasNoWords() {
		assertThat(Words.of("!? -- ...")).isEmpty();
		assertThat(Words.of("")).isEmpty();
	}

}
