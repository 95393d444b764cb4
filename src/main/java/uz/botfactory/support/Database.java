package uz.botfactory.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import uz.botfactory.support.postgres.EmbeddedPostgres;

/** The one database: the embedded PostgreSQL, or the one that DATABASE_URL names. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Database.Settings.class)
class Database {

    /** @param cache where unpacked programs lie; left out: under the data folder */
    @ConfigurationProperties("botfactory.database")
    record Settings(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("10") int connections,
            @DefaultValue("./data") Path dataDir,
            @Nullable Path cache) {

        Path programs() {
            return cache == null ? dataDir.resolve("cache") : cache;
        }
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "botfactory.database.embedded", havingValue = "true", matchIfMissing = true)
    EmbeddedPostgres embeddedPostgres(Settings settings) {
        return EmbeddedPostgres.start(settings.dataDir(), settings.programs());
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Settings settings, ObjectProvider<EmbeddedPostgres> embedded) {
        var pool = new HikariConfig();
        var server = embedded.getIfAvailable();
        pool.setJdbcUrl((server == null ? settings.url() : server.url()));
        pool.setUsername(server == null ? settings.username() : server.user());
        pool.setPassword(server == null ? settings.password() : server.password());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(2);
        pool.setIdleTimeout(60_000);
        pool.setConnectionTimeout(15_000);
        pool.setInitializationFailTimeout(30_000);
        // Our statements look up few rows by key. Plans are kept for long: one made while a table was still small would
        // read it whole for ever, so the planner is told to prefer indexes and loops over them from the start.
        pool.setConnectionInitSql(
                "set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off; set random_page_cost = 1.1");
        pool.setPoolName("database");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "botfactory");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("socketTimeout", "60");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(pool);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource) {
        return new LateWrites.Template(dataSource);
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new LateWrites.Transactions(dataSource);
    }
}
