package dev.ticketing.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 64 KiB, whether they say their length or not.
 */
final class BodyLimitFilter extends OncePerRequestFilter {

	static final int LIMIT = 64 * 1024;

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		if (request.getContentLengthLong() > LIMIT) {
			tooLarge().write(response);
		}
		else {
			within(request, response, chain);
		}
	}

	// Filters read bodies too, such as forms, and have nobody to explain what went wrong.
	private static void within(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(new Limited(request), response);
		}
		catch (IOException | ServletException | RuntimeException ex) {
			if (!exceeded(ex)) {
				throw ex;
			}
			tooLarge().write(response);
		}
	}

	static Problem tooLarge() {
		return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "The body must not be larger than 64 KB.");
	}

	static boolean exceeded(Throwable ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof TooLarge) {
				return true;
			}
		}
		return false;
	}

	private static final class TooLarge extends IOException {

	}

	private static final class Limited extends HttpServletRequestWrapper {

		private Limited(HttpServletRequest request) {
			super(request);
		}

		@Override
		public ServletInputStream getInputStream() throws IOException {
			return new Counted(super.getInputStream());
		}

	}

	private static final class Counted extends ServletInputStream {

		private final ServletInputStream body;

		private int seen;

		private Counted(ServletInputStream body) {
			this.body = body;
		}

		@Override
		public int read() throws IOException {
			int next = this.body.read();
			count((next < 0) ? 0 : 1);
			return next;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int count = this.body.read(bytes, offset, length);
			count(Math.max(0, count));
			return count;
		}

		private void count(int more) throws TooLarge {
			this.seen += more;
			if (this.seen > LIMIT) {
				throw new TooLarge();
			}
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
