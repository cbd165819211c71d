/** Settings of databases and their pools by name, which no artifact of a design has to define. */
export const DATABASE_SETTING =
  /^(?:max_connections|max_wal_size|work_mem|shared_buffers|statement_timeout|lock_timeout|idle_\w+_timeout|wal_level|fillfactor|autovacuum\w*|default_pool_size|max_client_conn|pool_mode|prepared_statements|synchronous_commit|effective_cache_size|maintenance_work_mem|max_parallel_\w+|checkpoint_\w+|hot_standby\w*|max_slot_wal_keep_size|log_min_\w+|track_\w+)$/;
