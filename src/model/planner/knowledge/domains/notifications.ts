import type { Domain } from '../domain.ts';

export const notifications: Domain = {
  name: 'notification delivery',
  signs:
    'notification, notifications, notification service, push notifications, email campaigns, newsletters, newsletter, mailing, sms campaigns, transactional email, send emails, notification preferences, bulk email, alerts to users',
  person: 'recipient',
  staff: 'campaign editor',
  tenant: 'brand',
  load: { people: 500000, active: 0.05, requests: 4, peak: 10 },
  entities: {
    recipient: {
      is: 'Somebody who is told things, on the ways they have allowed',
      words: 'user, subscriber, contact, customer, addressee',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        external_ref code unique @once
        email        email ?
        phone        phone ?
        push_token   text(300) ? @hidden
        time_zone    code = 'UTC'
        status       active | unreachable | gone = active
      `,
    },
    preference: {
      is: 'Whether {a recipient} wants a kind of news on a way',
      words: 'setting, notification preference, subscription, opt-in, consent',
      core: true,
      rows: '6 per 1',
      fields: `
        recipient_id -> recipient @once
        topic        code @once
        way          email | sms | push @once
        choice       wanted | unwanted = wanted
        ended_at     time ? @read
        status       current | ended = current @read
      `,
    },
    template: {
      is: 'The words of a kind of news, with their gaps',
      words: 'message template, email template, layout',
      core: true,
      rows: '300',
      by: 'staff',
      fields: `
        topic    code
        way      email | sms | push
        language code = 'en'
        subject  text(200) ?
        body     long
        status   draft | live | retired = draft
      `,
    },
    notification: {
      is: 'One piece of news for one {recipient}, on one way',
      words: 'message, alert, email, sms, push message',
      core: true,
      rows: '25 a month',
      keep: '90 days',
      fields: `
        recipient_id -> recipient @once
        template_id  -> template @once
        event_ref    code @once
        values       json @once
        due_at       time
        sent_at      time ? @read
        status       waiting | sent | delivered | failed | suppressed = waiting @read
      `,
    },
    delivery_try: {
      is: 'One call to a provider for {a notification}',
      words: 'attempt, delivery attempt, delivery',
      core: true,
      rows: '28 a month',
      keep: '90 days',
      by: 'system',
      fields: `
        notification_id => notification @read
        turn            quantity @read
        provider_ref    code ? unique @read
        outcome         accepted | refused | timeout | bounced @read
        answered_at     time ? @read
      `,
    },
    campaign: {
      is: 'The same news for many, at an hour',
      words: 'newsletter, mailing, broadcast, blast',
      rows: '200',
      by: 'staff',
      fields: `
        template_id -> template @once
        name        name
        audience    json
        starts_at   time
        stopped_at  time ? @read
        status      planned | running | done | stopped = planned @read
      `,
    },
    suppression: {
      is: 'An address that must get nothing, and why',
      words: 'unsubscribe, bounce, blocklist, complaint, opt-out',
      core: true,
      rows: '1 per 60',
      fields: `
        address_hash hash unique @once
        way          email | sms | push @once
        reason       bounced | complained | asked @once
      `,
    },
  },
  rules: [
    {
      on: 'notification',
      unique: 'recipient_id, template_id, event_ref',
      says: 'The same event leads to one {notification} for {a recipient}',
    },
    {
      on: 'preference',
      unique: 'recipient_id, topic, way',
      where: "status = 'current'",
      says: '{A recipient} has one current choice for each topic and way',
    },
    {
      on: 'template',
      unique: 'topic, way, language',
      where: "status = 'live'",
      says: 'One {template} is live for each topic, way and language',
    },
    {
      on: 'delivery_try',
      unique: 'notification_id, turn',
      says: 'Each turn of {a notification} is one call to a provider',
    },
    {
      on: 'recipient',
      check: 'email IS NOT NULL OR phone IS NOT NULL OR push_token IS NOT NULL',
      says: '{A recipient} can be reached on at least one way',
    },
  ],
  paths: [
    { asks: 'Which {notifications} are due, oldest first?', on: 'notification', by: 'status', order: 'due_at' },
    {
      asks: 'What was this {recipient} told, newest first?',
      on: 'notification',
      by: 'recipient_id',
      order: 'created_at desc',
    },
    {
      asks: 'What does this {recipient} want to hear?',
      on: 'preference',
      by: 'recipient_id',
      where: "status = 'current'",
      order: 'created_at',
    },
    {
      asks: 'What happened to this {notification}, turn by turn?',
      on: 'delivery_try',
      by: 'notification_id',
      order: 'turn',
    },
    { asks: 'Which words are live for this topic?', on: 'template', by: 'topic, way, status' },
  ],
  flows: [
    {
      does: 'asks to tell {a recipient} something',
      words: 'notify, send, alert, notification, notifications, push',
      by: 'calling service',
      makes: 'notification',
      given: 'recipient',
      monthly: 25,
      unless: 'the same event was told before, or the way is unwanted',
      tells: 'email',
    },
    {
      does: 'changes what they want to hear',
      words: 'preference, preferences, unsubscribe, opt out, subscribe',
      by: 'person',
      makes: 'preference',
      given: 'recipient',
      monthly: 0.1,
      unless: 'the topic must not be switched off, like a receipt',
    },
    {
      does: 'stops {a campaign}',
      words: 'stop, cancel, pause campaign',
      by: 'staff',
      moves: 'campaign',
      verb: 'stop',
      from: 'running',
      to: 'stopped',
      stamps: 'stopped_at',
      monthly: 0.0001,
      unless: 'it is done',
    },
    {
      does: 'blocks an address',
      words: 'bounce, block, suppress, complaint',
      by: 'staff',
      makes: 'suppression',
      monthly: 0.02,
      unless: 'it is blocked already',
    },
  ],
  asks: [
    {
      header: 'Night',
      question: '{A notification} is ready at three in the morning of its {recipient}. When does it leave?',
      why: 'It decides whether news waits, and what is urgent enough not to.',
      options: [
        {
          label: 'At eight, unless it is urgent',
          effect: 'each topic says whether it may wake somebody; the rest waits for the morning of their zone',
          against: "at eight o'clock everything leaves at once, zone by zone",
        },
        {
          label: 'At once',
          effect: 'news leaves in the order in which it came',
          against: 'people who were woken switch everything off',
        },
      ],
      recommended: 0,
      because: 'one night of noise costs more readers than a late message',
      said: ['quiet hours, do not disturb', 'immediately, real-time, instantly'],
    },
    {
      header: 'Too much',
      question: 'Five {notifications} for one {recipient} within ten minutes. What arrives?',
      why: 'It decides whether news is joined.',
      options: [
        {
          label: 'Joined into one, after five minutes',
          effect: 'the worker gathers by recipient and topic before it sends',
          against: 'the first piece of news waits five minutes for the second',
        },
        {
          label: 'All five',
          effect: 'each one is a message of its own',
          against: 'a busy day of one system is a flood on a phone',
        },
        {
          label: 'The first; the rest in the app',
          effect: 'one push in an hour for each topic',
          against: 'what came later is not seen until somebody opens the app',
        },
      ],
      recommended: 0,
      because: 'one message with five lines is read, and five messages are not',
      said: ['digest, batching, aggregate notifications', 'send all', 'rate limit per user, throttle'],
    },
  ],
  failures: [
    [
      'A provider takes messages and delivers none',
      'news arrives on the other way after ten minutes',
      'deliveries are compared with tries each minute; a gap of a fifth moves traffic to the second provider',
    ],
    [
      'The service that asks sends each event three times',
      'one message',
      'the unique key over {notification.event_ref} swallows the repeats',
    ],
    [
      'A million messages are due at eight',
      'they leave within twenty minutes',
      'the worker takes them in the order of {notification.due_at}, urgent topics from a queue of their own',
    ],
  ],
  threats: [
    [
      'writing to people in the name of the {tenant}',
      'a mail that asks for passwords, from the true sender',
      'only known services may ask, for their own topics; gaps are filled as text and never as HTML',
    ],
    [
      'learning from a link who reads what',
      'habits of {recipients}',
      'links carry random tokens, and opening is counted only where it was agreed',
    ],
  ],
  risks: [
    [
      'The sender address is put on a blocklist',
      'accepted mails fall below 95 percent in an hour',
      'separate addresses for receipts and for news, and warm up a new one over weeks',
    ],
    [
      'Nobody knows which {templates} are still used',
      'more live {templates} than topics of the last month',
      'show the last day on which each was sent, and retire after half a year',
    ],
  ],
  uses: 'email, sms, push',
};
