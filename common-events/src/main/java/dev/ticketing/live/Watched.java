package dev.ticketing.live;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What a service lets people follow. It is read from the store, so that it does not
 * matter which instance has changed it.
 */
public interface Watched {

	/**
	 * How the events are called.
	 */
	String event();

	/**
	 * In which version each of these is now; without what is unknown. Asked several times
	 * a second for all that anybody follows, so it reads no more than that.
	 */
	Map<String, String> versions(Collection<String> ids);

	/**
	 * What there is to tell of one.
	 */
	Optional<State> state(String id);

	/**
	 * How something is.
	 *
	 * @param version another one after each change; letters, digits and hyphens
	 * @param body the same as the GET of it answers
	 */
	record State(String version, Object body) {
	}

}
