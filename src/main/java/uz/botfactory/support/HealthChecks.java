package uz.botfactory.support;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What load balancers and operators ask: does the process live, can it serve. */
@RestController
class HealthChecks {

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final Map<String, String> UP = Map.of("status", "UP");
    private static final Map<String, String> DOWN = Map.of("status", "DOWN");

    private final DataSource dataSource;
    private final ApplicationAvailability availability;

    HealthChecks(DataSource dataSource, ApplicationAvailability availability) {
        this.dataSource = dataSource;
        this.availability = availability;
    }

    @GetMapping("/health/live")
    Map<String, String> live() {
        return UP;
    }

    @GetMapping("/health/ready")
    ResponseEntity<Map<String, String>> ready() {
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC && databaseAnswers();
        return ResponseEntity.status(ready ? 200 : 503).body(ready ? UP : DOWN);
    }

    private boolean databaseAnswers() {
        try (var connection = dataSource.getConnection()) {
            return connection.isValid(2);
        } catch (SQLException e) {
            LOG.warn("The database does not answer: {}", e.getMessage());
            return false;
        }
    }
}
