-- Helpdesk, PostgreSQL 15, as pg_dump --schema-only left it
SET statement_timeout = 0;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public;

CREATE TYPE public.ticket_priority AS ENUM ('low', 'normal', 'high', 'urgent');

CREATE TABLE public.organisations (
    id bigint NOT NULL,
    name character varying(200) NOT NULL,
    subdomain citext NOT NULL,
    settings jsonb DEFAULT '{}'::jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE SEQUENCE public.organisations_id_seq START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
ALTER SEQUENCE public.organisations_id_seq OWNED BY public.organisations.id;
ALTER TABLE ONLY public.organisations ALTER COLUMN id SET DEFAULT nextval('public.organisations_id_seq'::regclass);

CREATE TABLE public.agents (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    email citext NOT NULL,
    password character varying(80) NOT NULL,
    locale character varying(5) DEFAULT 'en'::character varying NOT NULL,
    last_seen_at timestamp without time zone,
    hourly_rate double precision DEFAULT 0 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.tickets (
    id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    assignee_id bigint,
    subject text NOT NULL,
    priority public.ticket_priority DEFAULT 'normal'::public.ticket_priority NOT NULL,
    satisfaction_rate double precision,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT tickets_subject_check CHECK ((char_length(subject) > 0))
);

CREATE TABLE public.ticket_tags (
    ticket_id bigint NOT NULL,
    tag character varying(60) NOT NULL
);

CREATE TABLE public.comments (
    id bigint NOT NULL,
    ticket_id bigint NOT NULL,
    author_id bigint NOT NULL,
    body text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.organisations ADD CONSTRAINT organisations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.organisations ADD CONSTRAINT organisations_subdomain_key UNIQUE (subdomain);
ALTER TABLE ONLY public.agents ADD CONSTRAINT agents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agents ADD CONSTRAINT agents_email_key UNIQUE (organisation_id, email);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ticket_tags ADD CONSTRAINT ticket_tags_pkey PRIMARY KEY (ticket_id, tag);
ALTER TABLE ONLY public.comments ADD CONSTRAINT comments_pkey PRIMARY KEY (id);

CREATE INDEX index_tickets_on_organisation_id ON public.tickets USING btree (organisation_id);
CREATE INDEX index_tickets_on_organisation_and_created ON public.tickets USING btree (organisation_id, created_at DESC);
CREATE INDEX index_comments_on_ticket_id ON public.comments USING btree (ticket_id);

ALTER TABLE ONLY public.agents ADD CONSTRAINT fk_agents_organisation FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT fk_tickets_organisation FOREIGN KEY (organisation_id) REFERENCES public.organisations(id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT fk_tickets_assignee FOREIGN KEY (assignee_id) REFERENCES public.agents(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.ticket_tags ADD CONSTRAINT fk_ticket_tags_ticket FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comments ADD CONSTRAINT fk_comments_ticket FOREIGN KEY (ticket_id) REFERENCES public.tickets(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.comments ADD CONSTRAINT fk_comments_author FOREIGN KEY (author_id) REFERENCES public.agents(id);
