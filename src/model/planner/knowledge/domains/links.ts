import type { Domain } from '../domain.ts';

export const links: Domain = {
  name: 'short links',
  signs:
    'url shortener, link shortener, short url, short urls, short links, shorten urls, shortened, bitly, tinyurl, redirect service, qr codes, vanity url',
  person: 'user',
  staff: 'abuse analyst',
  tenant: 'brand',
  load: { people: 20000, active: 0.1, requests: 2000, peak: 3 },
  entities: {
    user: {
      is: 'Somebody who makes {links}',
      words: 'account, member, customer, owner, marketer',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        display_name name
        email        email unique
        daily_limit  count = 200 @read
        status       active | blocked = active @read
      `,
    },
    host_name: {
      is: 'A name under which {links} are short',
      words: 'domain, custom domain, branded domain',
      core: true,
      rows: '1 per 40',
      by: 'person',
      fields: `
        user_id     -> user @once
        name        code unique @once
        verified_at time ? @read
        status      waiting | verified | lost = waiting @read
      `,
    },
    link: {
      is: 'A short path and where it leads',
      words: 'short link, url, short url, redirect, alias',
      core: true,
      rows: '12 a month',
      fields: `
        user_id      -> user @once
        host_name_id -> host_name @once
        path         code @once
        target_url   url
        note         text(300) ?
        opens_until  time ?
        clicks       bigint = 0 @read
        blocked_at   time ? @read
        status       live | paused | blocked = live @read
      `,
    },
    click: {
      is: 'That somebody followed {a link}',
      words: 'visit, hit, redirect event, scan',
      core: true,
      rows: '2400 a month',
      keep: '90 days',
      by: 'system',
      fields: `
        link_id     -> link @read
        country     country ? @read
        referrer    text(300) ? @read
        device      phone | tablet | computer | robot @read
        happened_at time @read
      `,
    },
    daily_count: {
      is: 'How often {a link} was followed on a day',
      words: 'statistic, daily statistic, stat',
      core: true,
      rows: '60 a month',
      by: 'system',
      fields: `
        link_id => link @read
        day     date @read
        times   count @read
      `,
    },
    complaint: {
      is: 'That somebody says where {a link} leads is bad',
      words: 'abuse report, report, phishing report',
      rows: '0.02 a month',
      fields: `
        link_id    -> link @once
        reason     phishing | malware | spam | other @once
        email      email ? @once
        decided_at time ? @read
        status     open | upheld | rejected = open @read
      `,
    },
  },
  rules: [
    { on: 'link', unique: 'host_name_id, path', says: 'A path leads to one place under {a host_name}' },
    { on: 'daily_count', unique: 'link_id, day', says: 'Each day of {a link} has one count' },
    {
      on: 'link',
      check: "(status = 'blocked') = (blocked_at IS NOT NULL)",
      says: '{A link} that is blocked says since when',
    },
  ],
  paths: [
    { asks: 'Where does this path lead?', on: 'link', by: 'host_name_id, path' },
    { asks: 'Which {links} has this {user} made, newest first?', on: 'link', by: 'user_id', order: 'created_at desc' },
    { asks: 'How often was this {link} followed, day by day?', on: 'daily_count', by: 'link_id', order: 'day desc' },
    { asks: 'Who followed this {link} last?', on: 'click', by: 'link_id', order: 'happened_at desc' },
    { asks: 'Which {complaints} are open, oldest first?', on: 'complaint', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'shortens an address',
      words: 'shorten, create, short, link, url',
      by: 'person',
      makes: 'link',
      given: 'host_name',
      monthly: 12,
      unless: 'the path is taken, the address is on a blocklist, or their day is used up',
    },
    {
      does: 'follows {a link}',
      words: 'redirect, follow, click, open, visit',
      by: 'anybody',
      makes: 'click',
      given: 'link',
      monthly: 2400,
      unless: 'the {link} is blocked, paused or over',
    },
    {
      does: 'blocks {a link}',
      words: 'block, abuse, takedown, report',
      by: 'staff',
      moves: 'link',
      verb: 'block',
      from: 'live',
      to: 'blocked',
      stamps: 'blocked_at',
      monthly: 0.01,
      unless: 'it is blocked already',
      tells: 'email',
    },
    {
      does: 'complains about {a link}',
      words: 'complain, report, phishing',
      by: 'anybody',
      makes: 'complaint',
      given: 'link',
      monthly: 0.02,
      unless: 'the same address complained within the hour',
    },
  ],
  asks: [
    {
      header: 'Paths',
      question: 'How is a path chosen when nobody names one?',
      why: 'It decides whether {links} can be counted through.',
      options: [
        {
          label: 'Seven random characters',
          effect: 'base 58 without look-alikes; a collision is answered by the unique key and tried again',
          against: 'seven characters are two more than a counter would need for years',
        },
        {
          label: 'The next number, in base 62',
          effect: 'a sequence; paths are as short as can be',
          against: 'whoever counts upwards finds the {links} of everybody',
        },
        {
          label: 'A hash of the address',
          effect: 'the same address gives the same path',
          against: 'two {users} with one address share a {link}, its counts and its end',
        },
      ],
      recommended: 0,
      because: 'paths cannot be guessed, and a second try is rarer than one in a million',
      said: ['random, random slug', 'sequential, counter, base62', 'hash of the url, hash'],
    },
    {
      header: 'Counting',
      question: 'How exact must {clicks} be?',
      why: 'It decides whether following {a link} writes to the database.',
      options: [
        {
          label: 'Exact within minutes',
          effect: 'nodes gather clicks for a second and write them in one batch, after the redirect',
          against: 'a node that dies takes a second of {clicks} along',
        },
        {
          label: 'Exact at once',
          effect: 'each redirect writes a row first',
          against: 'a slow database makes every {link} slow',
        },
      ],
      recommended: 0,
      because: 'the reader wants to arrive, and the count can wait a second',
      said: ['batched, asynchronous counting', 'real-time analytics, real-time counts'],
    },
  ],
  failures: [
    [
      'The database is away for five minutes',
      '{links} of the last day still lead on',
      'each node keeps the busiest ten thousand {links} in memory, and the edge keeps them for a minute',
    ],
    [
      'A {link} is shown on television',
      'it leads on as fast as before',
      'it is served from memory; {clicks} are gathered and written in batches',
    ],
    [
      'The target of a {link} is changed',
      'some arrive at the old place for a minute',
      'redirects are temporary (302) with a minute of cache, and never permanent',
    ],
  ],
  threats: [
    [
      'hiding a false sign-in behind {a link}',
      'people who lose their money, and a {host_name} on every blocklist',
      '{link.target_url} is checked against blocklists when it is made and each day after, and new accounts have twenty a day',
    ],
    [
      'counting through paths to find private {links}',
      'documents of strangers',
      'paths are random, and a hundred misses from one address in a minute answer 429',
    ],
  ],
  risks: [
    [
      'A {host_name} is put on a blocklist',
      'clicks fall by half within an hour',
      'spread new {users} over names of their own, and answer {complaints} within the hour',
    ],
    [
      '{Clicks} outgrow the database',
      'batches take longer than a second',
      'keep 90 days of single {clicks} and {daily_counts} for ever, as planned',
    ],
  ],
  uses: 'email',
};
