package dev.ticketing.orders.sales;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExportSalesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '!', quoteCharacter = '~',
			value = { "a@b.example!\"a@b.example\"", "=1+1!\"'=1+1\"", "+49!\"'+49\"", "-1!\"'-1\"", "@x!\"'@x\"",
					"say \"hi\", you!\"say \"\"hi\"\", you\"", "|cmd!\"'|cmd\"", "~~!\"\"" })
	void writesTextThatASpreadsheetTakesForText(String text, String field) {
		assertThat(ExportSales.text(text)).isEqualTo(field);
	}

}
