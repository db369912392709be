package dev.ticketing.web;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class StrictJsonTests {

	private Http http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = new Http(port);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			``                                                        |          | A JSON body is needed.
			{                                                         |          | The body is not valid JSON.
			nonsense                                                  |          | The body is not valid JSON.
			[]                                                        |          | The body must be a JSON object.
			"text"                                                    |          | The body must be a JSON object.
			12                                                        |          | The body must be a JSON object.
			{"name":"a","quantity":1} {}                              |          | The body
			{"name":"a","quantity":1,}                                |          | The body is not valid JSON.
			{'name':'a'}                                              |          | The body is not valid JSON.
			{"name":"a","name":"b","quantity":1}                      |          | The body is not valid JSON.
			{"name":"a","quantity":1,"admin":true}                    | admin    | There is no field of this name.
			{"name":{"$gt":""},"quantity":1}                          | name     | name must be a text
			{"name":["a"],"quantity":1}                               | name     | name must be a text
			{"name":1,"quantity":1}                                   | name     | name must be a text
			{"name":true,"quantity":1}                                | name     | name must be a text
			{"name":"a\\u0000b","quantity":1}                         | name     | name must be a text
			{"name":"\\ud800","quantity":1}                           | name     | name must be a text
			{"name":"a","quantity":"1"}                               | quantity | quantity must be a whole number.
			{"name":"a","quantity":1.5}                               | quantity | quantity must be a whole number.
			{"name":"a","quantity":1.0}                               | quantity | quantity must be a whole number.
			{"name":"a","quantity":true}                              | quantity | quantity must be a whole number.
			{"name":"a","quantity":99999999999}                       | quantity |
			{"name":"a","quantity":{"$gt":0}}                         | quantity | quantity must be a whole number.
			{"name":"a","quantity":1,"price":"9.99"}                  | price    | price must be a number.
			{"name":"a","quantity":1,"price":NaN}                     |          | The body is not valid JSON.
			{"name":"a","quantity":1,"at":"tomorrow"}                 | at       | at must be a time such as
			{"name":"a","quantity":1,"at":1}                          | at       | at must be a time such as
			{"name":"a","quantity":1,"at":"1"}                        | at       | at must be a time such as
			{"name":"a","quantity":1,"at":"+99999-01-01T00:00:00Z"}   | at       | at must be a time such as
			{"name":"a","quantity":1,"open":"true"}                   | open     | open must be true or false.
			{"name":"a","quantity":1,"open":1}                        | open     | open must be true or false.
			{"name":"a","quantity":1,"tags":"a"}                      | tags     | tags must be a list.
			{"name":"a","quantity":1,"tags":[1]}                      | tags[0]  | tags[0] must be a text
			{"name":"a","quantity":1,"part":{"name":1}}               | part.name | part.name must be a text
			{"name":"a","quantity":1,"part":{"nam":1}}                | part.nam | There is no field of this name.
			""")
	void refusesWhatDoesNotMeanJustWhatItSays(String json, String field, String sentence) {
		JsonNode problem = Http.problem(this.http.post("/items", json), 400);
		assertThat(problem.get("detail").asString()).startsWith((sentence != null) ? sentence : "");
		if (field != null) {
			assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
		}
	}

	@Test
	void takesWhatIsRight() {
		String json = "{\"name\":\"Żółć 🎫\\n\",\"quantity\":2,\"price\":19.90,\"at\":\"2027-05-01T19:30:00Z\",\"open\":true,\"tags\":[\"a\"],\"part\":null}";
		var answer = this.http.post("/items", json);
		assertThat(answer.statusCode()).isEqualTo(201);
		assertThat(answer.body()).isEqualTo(json);
	}

	@Test
	void survivesDeepNestingAndLongNumbers() {
		Http.problem(this.http.post("/items", "{\"part\":".repeat(5000) + "1" + "}".repeat(5000)), 400);
		Http.problem(this.http.post("/items", "[".repeat(60_000)), 400);
		Http.problem(this.http.post("/items", "{\"name\":\"a\",\"quantity\":%s}".formatted("9".repeat(5000))), 400);
		Http.problem(this.http.post("/items", "{\"name\":\"a\",\"quantity\":1e999999999}"), 400);
	}

}
