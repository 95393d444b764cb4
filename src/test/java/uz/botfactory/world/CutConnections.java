package uz.botfactory.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tears the line to the database at the n-th statement on demand: before the statement arrives or after it was carried
 * out, a commit included. Only calls that come from outside are hit (threads that answer HTTP), no jobs.
 */
public final class CutConnections {

    private static final Set<String> STATEMENTS = Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

    private final AtomicInteger left = new AtomicInteger(-1);
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean after;

    /** The n-th statement from now on does not come back; the first is 1. */
    public void at(int statement, boolean afterItWasCarriedOut) {
        after = afterItWasCarriedOut;
        left.set(statement);
    }

    /** No more cuts. */
    public void off() {
        left.set(-1);
    }

    /** How many lines were torn so far. */
    public int cuts() {
        return cuts.get();
    }

    private boolean armed() {
        return left.get() > 0 && Thread.currentThread().getName().contains("-exec-");
    }

    private Connection around(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Line(connection));
    }

    /** A connection that counts. */
    private final class Line implements InvocationHandler {

        private final Connection connection;

        Line(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            var result = counted(connection, method, arguments, connection);
            return result instanceof Statement statement ? around(statement) : result;
        }

        private Object around(Statement statement) {
            var kind = statement instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {kind},
                    (proxy, method, arguments) -> counted(statement, method, arguments, connection));
        }
    }

    private Object counted(Object target, Method method, Object[] arguments, Connection connection) throws Throwable {
        boolean now = STATEMENTS.contains(method.getName()) && left.get() > 0 && left.decrementAndGet() == 0;
        if (now && !after) {
            tear(connection);
        }
        var result = called(target, method, arguments);
        if (now && after) {
            tear(connection);
            throw new SQLException("The line was torn after " + method.getName(), "08006");
        }
        return result;
    }

    private void tear(Connection connection) throws SQLException {
        cuts.incrementAndGet();
        connection.unwrap(PgConnection.class).abort(Runnable::run);
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    /** Puts itself before the product's database. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        static CutConnections cutConnections() {
            return new CutConnections();
        }

        @Bean
        static BeanPostProcessor cutter() {
            return new Cutter();
        }
    }

    private static final class Cutter implements BeanPostProcessor, BeanFactoryAware {

        private BeanFactory beans;

        @Override
        public void setBeanFactory(BeanFactory beans) {
            this.beans = beans;
        }

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource database && name.equals("dataSource")
                    ? new Cuttable(database, beans.getBean(CutConnections.class))
                    : bean;
        }
    }

    private static final class Cuttable extends DelegatingDataSource {

        private final CutConnections cuts;

        Cuttable(DataSource database, CutConnections cuts) {
            super(database);
            this.cuts = cuts;
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return cuts.armed() ? cuts.around(connection) : connection;
        }
    }
}
