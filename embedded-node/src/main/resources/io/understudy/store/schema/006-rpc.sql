-- Where a node listens for gRPC, host and port; null for nodes that an older version knew.
alter table leases add column if not exists grpc varchar(300);
