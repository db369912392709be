package dev.ticketing.start;

/**
 * A service can't be what a setting asks for. It ends the start with one line that names
 * the setting; neither part may hold a secret.
 */
public final class UnusableSetting extends IllegalStateException {

	private final String remedy;

	/**
	 * @param problem a sentence that begins with the name of the setting
	 * @param remedy a sentence that says what to do
	 */
	public UnusableSetting(String problem, String remedy) {
		super(problem);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
