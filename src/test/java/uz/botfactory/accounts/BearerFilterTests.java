package uz.botfactory.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import uz.botfactory.support.Problem;

/** Somebody who guesses tokens is soon not even looked up; who shows a good one passes beside them. */
class BearerFilterTests {

    private final Tokens tokens = mock(Tokens.class);
    private final People people = mock(People.class);
    private final Refusals refusals = mock(Refusals.class);
    private final List<Problem> refused = new ArrayList<>();
    private final BearerFilter filter =
            new BearerFilter(tokens, people, account -> {}, mock(Duties.class), refusals);

    @BeforeEach
    void refusalsAreWrittenDown() throws Exception {
        doAnswer(told -> refused.add(told.getArgument(2))).when(refusals).tell(any(), any(), any());
    }

    @Test
    void guessingTokensIsSlowedDownForItsAddressOnly() throws Exception {
        when(tokens.find(any())).thenReturn(Optional.empty());

        for (int i = 0; i < 125; i++) {
            call("203.0.113.7", "guess" + i);
        }
        assertThat(refused).first().extracting(Problem::status).isEqualTo(401);
        assertThat(refused).last().extracting(Problem::status).isEqualTo(429);
        verify(tokens, never()).find("guess124");

        call("203.0.113.8", "another");
        assertThat(refused).last().extracting(Problem::status).isEqualTo(401);
    }

    @Test
    void aGoodTokenPassesBesideTheGuesses() throws Exception {
        when(tokens.find(any())).thenReturn(Optional.empty());
        for (int i = 0; i < 125; i++) {
            call("203.0.113.7", "guess" + i);
        }
        when(tokens.isKnown("good")).thenReturn(true);

        call("203.0.113.7", "good");

        verify(tokens, times(1)).find("good");
    }

    private void call(String address, String token) throws Exception {
        var request = new MockHttpServletRequest("GET", "/api/v1/me");
        request.setRemoteAddr(address);
        request.addHeader("Authorization", "Bearer " + token);
        filter.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
