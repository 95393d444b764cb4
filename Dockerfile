# One image with the built product; data in the volume /data.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update && apt-get install -y --no-install-recommends maven && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY pom.xml botfactory ./
COPY src/main src/main
RUN mvn -q -B -DskipTests package && java -Djarmode=tools -jar target/botfactory.jar extract --destination /app

FROM eclipse-temurin:25-jre
RUN useradd --system --home-dir /data --create-home botfactory
USER botfactory
ENV DATA_DIR=/data PORT=8080
VOLUME /data
EXPOSE 8080
COPY --from=build /app /app
COPY src/main/jvm/compiler.json /app/
ENTRYPOINT ["java", "-XX:+UseG1GC", "-XX:G1HeapRegionSize=1m", "-XX:MaxGCPauseMillis=40", "-XX:-G1UseAdaptiveIHOP", "-XX:InitiatingHeapOccupancyPercent=55", "-XX:Tier4InvocationThreshold=800", "-XX:Tier4MinInvocationThreshold=300", "-XX:Tier4CompileThreshold=1500", "-XX:SweeperThreshold=100", "-XX:+UseCompactObjectHeaders", "-Xms160m", "-Xmx384m", "-Xss512k", "-XX:+UnlockDiagnosticVMOptions", "-XX:CompilerDirectivesFile=/app/compiler.json", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true", "-jar", "/app/botfactory.jar"]
