package dev.ticketing.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.mongodb.MongoException;
import dev.ticketing.store.StoreOutage;
import dev.ticketing.store.StoreTrouble;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Makes a {@link Problem} of everything that a controller can fail with. What we did not
 * foresee is logged and answered without its message, which may tell too much.
 */
@RestControllerAdvice
@Order(0)
final class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<Object> refused(Refusal refusal) {
		return refusal.problem().toResponse(refusal.headers());
	}

	@ExceptionHandler
	ResponseEntity<Object> wrongParameter(MethodArgumentTypeMismatchException ex) {
		return Refusal.invalid(ex.getName(), "%s is not what it should be.".formatted(ex.getName()))
			.problem()
			.toResponse(new HttpHeaders());
	}

	// Tomcat reads parameters only when asked for the first one.
	@ExceptionHandler
	ResponseEntity<Object> unreadableParameters(InvalidParameterException ex) {
		return Problem.of(HttpStatus.BAD_REQUEST, "The address of this request is malformed.")
			.toResponse(new HttpHeaders());
	}

	@ExceptionHandler({ DataAccessException.class, MongoException.class })
	ResponseEntity<Object> storeFailed(RuntimeException ex) {
		if (StoreOutage.is(ex) || ex instanceof MongoException) {
			log.warn("The database did not answer: {}",
					StoreTrouble.atServer(ex)
						.map((found) -> found.problem() + " " + found.remedy())
						.orElseGet(ex::toString));
			return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "This can't be done at the moment. Please try again.")
				.toResponse(Problem.retryAfter(Duration.ofSeconds(2)));
		}
		return unforeseen(ex);
	}

	@ExceptionHandler
	ResponseEntity<Object> unforeseen(Exception ex) {
		log.error("Unforeseen", ex);
		return Problem.of(HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong on our side.")
			.toResponse(new HttpHeaders());
	}

	@Override
	protected ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		List<Problem.Error> errors = ex.getBindingResult()
			.getFieldErrors()
			.stream()
			.map((error) -> new Problem.Error(String.valueOf(error.getDefaultMessage()), error.getField()))
			.sorted(java.util.Comparator.comparing((error) -> String.valueOf(error.field())))
			.toList();
		List<Problem.Error> all = errors.isEmpty() ? List.of(new Problem.Error("The request is not valid.", null))
				: errors;
		return Problem.of(HttpStatus.BAD_REQUEST, all, Map.of()).toResponse(headers);
	}

	@Override
	protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		if (BodyLimitFilter.exceeded(ex)) {
			return BodyLimitFilter.tooLarge().toResponse(headers);
		}
		return Problem.of(HttpStatus.BAD_REQUEST, List.of(UnreadableJson.explain(ex)), Map.of()).toResponse(headers);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode code, WebRequest request) {
		HttpStatus status = known(code.value());
		return Problem.of(status, sentence(status)).toResponse(headers);
	}

	static HttpStatus known(int code) {
		HttpStatus status = HttpStatus.resolve(code);
		return (status != null) ? status : (code < 500) ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
	}

	static String sentence(HttpStatus status) {
		return switch (status) {
			case NOT_FOUND -> "There is nothing at this address.";
			case METHOD_NOT_ALLOWED -> "This can't be done at this address.";
			case UNSUPPORTED_MEDIA_TYPE -> "The body must be application/json.";
			case NOT_ACCEPTABLE -> "This address answers application/json.";
			default -> status.is5xxServerError() ? "Something went wrong on our side." : "The request is not valid.";
		};
	}

}
