-- What one of all nodes is to do, and when; the columns are those of db-scheduler, which reads and writes the rows. A node that is at
-- work moves last_heartbeat.
create table scheduled_job (
    task_name            varchar(100) not null,
    task_instance        varchar(100) not null,
    task_data            bytea,
    execution_time       timestamp(6) with time zone not null,
    picked               boolean not null,
    picked_by            varchar(100),
    last_success         timestamp(6) with time zone,
    last_failure         timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp(6) with time zone,
    version              bigint not null,
    constraint scheduled_job_pk primary key (task_name, task_instance)
);
create index scheduled_job_by_time on scheduled_job (execution_time);
create index scheduled_job_by_heartbeat on scheduled_job (last_heartbeat);
