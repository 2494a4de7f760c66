-- Work that is due once in a cluster (db-scheduler's table).
create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- How far the sandbox's clock runs ahead; one row.
create table sandbox_clock (
    only_row      boolean not null primary key default true check (only_row),
    ahead_seconds bigint  not null check (ahead_seconds >= 0)
);

insert into sandbox_clock (ahead_seconds) values (0);
