BEGIN;

CREATE TABLE depots (
  depot_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code      varchar(8) NOT NULL UNIQUE,
  tz        text NOT NULL DEFAULT 'Europe/Oslo'
);

CREATE TABLE vehicles (
  vehicle_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  depot_id    integer NOT NULL REFERENCES depots,
  plate       varchar(12) NOT NULL,
  odometer_km numeric(9,1) NOT NULL DEFAULT 0,
  retired_on  date,
  EXCLUDE USING btree (plate WITH =) WHERE (retired_on IS NULL)
);
CREATE INDEX vehicles_depot ON vehicles (depot_id);

-- roughly 9 million rows a day
CREATE TABLE positions (
  position_id serial PRIMARY KEY,
  vehicle_id  integer NOT NULL REFERENCES vehicles,
  recorded_at timestamptz NOT NULL,
  lat double precision NOT NULL,
  lon double precision NOT NULL,
  UNIQUE (vehicle_id, recorded_at)
);

CREATE TABLE work_orders (
  work_order_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  vehicle_id    text NOT NULL REFERENCES vehicles (vehicle_id),
  opened_at     timestamp NOT NULL DEFAULT now(),
  state         varchar(10) NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'waiting', 'done')),
  cost          numeric(12,2) NOT NULL DEFAULT 0
);
CREATE INDEX work_orders_vehicle ON work_orders (vehicle_id, opened_at);

CREATE TABLE fuel_cards (
  card_id    bigint PRIMARY KEY,
  vehicle_id integer,
  pin        varchar(6) NOT NULL,
  expires_on date NOT NULL
);

COMMIT;
