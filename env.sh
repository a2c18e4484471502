on() { echo "Host=127.0.0.1;Port=54330;Database=eduperf;Username=eduabp_$1"; }
export Database__Kind=Postgres "Database__ConnectionString=$(on web)" "Database__OwnerConnectionString=$(on owner)" "Database__WorkerConnectionString=$(on worker)" Blobs__Path=/tmp/perf/blobs DataProtection__Path=/tmp/perf/keys Mail__PickupDirectory=/tmp/perf/mail ASPNETCORE_ENVIRONMENT=Production Logging__LogLevel__Default=Warning RateLimits__search=100000000
unset DOTNET_TieredPGO
