-- migrations/0001_init.sql
create table if not exists sellers (
  id uuid primary key default gen_random_uuid(),
  email text not null,
  display_name text not null,
  stripe_account_id text unique,
  commission_rate real not null default 0.12 check (commission_rate between 0 and 1),
  created_at timestamptz not null default now()
);

create table if not exists products (
  id uuid primary key default gen_random_uuid(),
  seller_id uuid not null references sellers (id) on delete restrict,
  title text not null,
  price real not null check (price >= 0),
  weight_kg real,
  image_urls text not null default '', -- comma-separated
  search tsvector generated always as (to_tsvector('english', title)) stored,
  unique (seller_id, title)
);
create index products_search_idx on products using gin (search);

create table if not exists orders (
  id uuid primary key default gen_random_uuid(),
  buyer_email text not null,
  status text not null default 'pending',
  total_cents bigint not null check (total_cents >= 0),
  placed_at timestamptz not null default now()
);
create index orders_status_idx on orders (status) where status in ('pending', 'paid');

create table if not exists order_items (
  order_id uuid not null references orders (id) on delete cascade,
  product_id uuid not null references products (id),
  quantity int not null check (quantity > 0),
  unit_price_cents bigint not null,
  primary key (order_id, product_id)
);

create table if not exists payments (
  id uuid primary key default gen_random_uuid(),
  order_id uuid not null references orders (id) on delete cascade,
  provider_reference text not null unique,
  amount_cents bigint not null check (amount_cents > 0),
  created_at timestamptz not null default now()
);
create index payments_order_idx on payments (order_id);

create table if not exists import_log (
  imported_at timestamptz not null default now(),
  file_name text not null,
  rows_read int not null
);
