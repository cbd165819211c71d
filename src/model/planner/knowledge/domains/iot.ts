import type { Domain } from '../domain.ts';

export const iot: Domain = {
  name: 'device telemetry',
  signs:
    'iot, internet of things, sensor, sensors, telemetry, devices, smart home, smart meter, smart meters, mqtt, lorawan, machine data, connected devices, time series, time-series, gps trackers',
  person: 'operator',
  staff: 'fleet administrator',
  tenant: 'company',
  load: { people: 400, active: 0.5, requests: 80, peak: 3 },
  entities: {
    operator: {
      is: 'Somebody who watches {devices} and reacts to {alerts}',
      words: 'user, technician, engineer, owner, customer',
      core: true,
      rows: '1 per 1',
      by: 'staff',
      fields: `
        full_name person_name
        email     email unique
        phone     phone ?
        status    active | left = active
      `,
    },
    site: {
      is: 'A place at which {devices} stand',
      words: 'plant, building, location, farm, factory, home, facility, greenhouse, field',
      core: true,
      rows: '200',
      by: 'staff',
      fields: `
        name      name unique
        time_zone code = 'UTC'
        lat       lat ?
        lon       lon ?
      `,
    },
    device: {
      is: 'A thing that measures and reports, known by its serial number',
      words: 'sensor, meter, tracker, machine, thermostat, gateway, beacon',
      core: true,
      rows: '25 per 1',
      by: 'staff',
      fields: `
        site_id       -> site
        serial_no     code unique @once
        model         code
        secret_hash   hash @hidden
        reported_at   time ? @read
        status        in_stock | active | silent | retired = in_stock
      `,
    },
    reading: {
      is: 'One value at one moment, as {a device} has measured it',
      words: 'measurement, event, sample, data point, datapoint, telemetry event, message, position',
      core: true,
      rows: '3000 a day',
      keep: '2 years',
      by: 'system',
      fields: `
        device_id   -> device @read
        metric      code @read
        amount      measure @read
        number      bigint @read
        measured_at time @read
      `,
    },
    alert_rule: {
      is: 'A limit for one metric at one {site}',
      words: 'threshold, alarm rule, rule',
      core: true,
      rows: '600',
      by: 'staff',
      fields: `
        site_id      -> site @once
        metric       code @once
        above        measure ?
        below        measure ?
        for_seconds  seconds = 60
        status       on | off = on
      `,
    },
    alert: {
      is: 'The time during which {a device} was beyond a limit',
      words: 'alarm, incident, warning, notification',
      core: true,
      rows: '20 a month',
      keep: '2 years',
      by: 'system',
      fields: `
        alert_rule_id -> alert_rule @read
        device_id     -> device @read
        began_at      time @read
        ended_at      time ? @read
        taken_at      time ? @read
        status        open | taken | over = open @read
      `,
    },
    command: {
      is: 'What {an operator} wants {a device} to do',
      words: 'instruction, action, remote command',
      rows: '30 a month',
      fields: `
        device_id   -> device @once
        operator_id -> operator @once
        what        code @once
        settings    json ? @once
        answered_at time ? @read
        status      queued | sent | done | failed = queued @read
      `,
    },
    firmware: {
      is: 'A version of the program on {devices}, with its checksum',
      words: 'firmware version, firmware update, ota update, software version',
      rows: '60',
      by: 'staff',
      fields: `
        model       code @once
        version_no  code @once
        sha256      hash @once
        storage_key storage_key unique @hidden
        status      testing | released | withdrawn = testing
      `,
    },
  },
  rules: [
    { on: 'reading', unique: 'device_id, metric, number', says: 'What {a device} sends twice is stored once' },
    {
      on: 'alert_rule',
      check: 'above IS NOT NULL OR below IS NOT NULL',
      says: '{An alert_rule} has at least one limit',
    },
    {
      on: 'alert',
      unique: 'alert_rule_id, device_id',
      where: 'ended_at IS NULL',
      says: '{A device} has one open {alert} for each limit',
    },
    {
      on: 'alert',
      check: 'ended_at IS NULL OR ended_at >= began_at',
      says: '{An alert} ends no earlier than it began',
    },
    { on: 'firmware', unique: 'model, version_no', says: 'A version of {a firmware} names one program for each model' },
  ],
  paths: [
    {
      asks: 'What did this {device} measure, newest first?',
      on: 'reading',
      by: 'device_id, metric',
      order: 'measured_at desc',
    },
    { asks: 'Which {devices} does this {site} have in this state?', on: 'device', by: 'site_id, status' },
    { asks: 'Which {alerts} are open, oldest first?', on: 'alert', by: 'status', order: 'began_at' },
    { asks: 'What was wrong with this {device} before?', on: 'alert', by: 'device_id', order: 'began_at desc' },
    {
      asks: 'Which {commands} wait for this {device}?',
      on: 'command',
      by: 'device_id',
      where: "status = 'queued'",
      order: 'created_at',
    },
  ],
  flows: [
    {
      does: 'reports {a reading}',
      words: 'ingest, ingests, report, measure, send, collect, stream',
      by: 'device',
      makes: 'reading',
      given: 'device',
      monthly: 90000,
      unless: 'the {device} is retired, or its clock is more than a day wrong',
      tells: 'broker',
    },
    {
      does: 'takes {an alert}',
      words: 'alert, alarm, react, acknowledge, notify',
      by: 'person',
      moves: 'alert',
      verb: 'take',
      from: 'open',
      to: 'taken',
      stamps: 'taken_at',
      monthly: 20,
      unless: 'somebody else has taken the {alert}, or it is over',
      tells: 'sms',
    },
    {
      does: 'sends {a command} to {a device}',
      words: 'command, control, switch, configure, remote',
      by: 'person',
      makes: 'command',
      given: 'device',
      monthly: 30,
      unless: 'the {device} is silent or retired',
      tells: 'broker',
    },
    {
      does: 'puts {a device} into service',
      words: 'register, provision, install, onboard',
      by: 'staff',
      makes: 'device',
      given: 'site',
      monthly: 0.5,
      unless: 'its serial number is in use',
    },
  ],
  asks: [
    {
      header: 'Late readings',
      question:
        '{A device} was without a network for six hours and sends all its {readings} at once. What is done with them?',
      why: 'It decides what orders {readings}, and whether {alerts} look back.',
      options: [
        {
          label: 'Stored at their own time, no alert',
          effect: 'charts are filled; alerts look only at what is younger than ten minutes',
          against: 'a limit that was passed in these hours is seen on the chart and by nobody at night',
        },
        {
          label: 'Stored, and checked for alerts too',
          effect: 'rules run over the past as well, and open alerts that are over already',
          against: 'at six in the morning a hundred {alerts} ring that are long over',
        },
        {
          label: 'Thrown away after an hour',
          effect: 'what is older than an hour is counted and not stored',
          against: 'reports about that day have a hole for ever',
        },
      ],
      recommended: 0,
      because: 'the past belongs into the chart, and an alarm is for what can still be changed',
      said: ['late data, store late, backfill', 'alert on late data', 'drop late data, real-time only'],
    },
    {
      header: 'Old readings',
      question: 'How fine must {readings} be after three months?',
      why: 'It decides most of the storage.',
      options: [
        {
          label: 'Hourly means and extremes',
          effect: 'a table of hours is kept for years, single values for three months',
          against: 'a short peak of last year can no longer be looked at second by second',
        },
        {
          label: 'Every single one',
          effect: 'all values for the whole term, in monthly partitions',
          against: 'storage grows by the full rate for as long as {readings} are kept',
        },
      ],
      recommended: 1,
      because: 'nobody has said yet that detail may go, and it cannot be brought back',
      said: ['downsample, downsampling, aggregates, roll up, rollup', 'raw data, keep raw, full resolution'],
    },
  ],
  failures: [
    [
      'A thousand {devices} come back after a power cut',
      'charts fill up over some minutes',
      'each one waits a random time before it sends; what comes too fast is told to wait',
    ],
    [
      'The table of {readings} is slow for an hour',
      'charts stop; nothing is lost',
      'the gateway keeps what it cannot hand over for a day, in order',
    ],
    [
      '{A device} is replaced and keeps the old serial number',
      'its values jump',
      'a secret belongs to one {device}; a second sender with the same number is refused and shown',
    ],
  ],
  threats: [
    [
      'a false {device} that sends values',
      'machines are switched by lies',
      'each {device} signs with a key of its own, of which only {device.secret_hash} is stored',
    ],
    [
      'sending {a command} to a machine of another company',
      'damage, perhaps to people',
      'each {command} checks that the {operator} may act at this {site}, and is audited with its outcome',
    ],
  ],
  risks: [
    [
      'The real rate is higher than the data sheet says',
      'rows of {reading.} a day pass the sum by a tenth',
      'let {devices} send only changes beyond half a percent, and every ten minutes in any case',
    ],
    [
      'Clocks of {devices} are wrong',
      'more than one in a thousand {readings} lies in the future',
      'store the time of arrival beside {reading.measured_at}, and show {devices} whose clocks drift',
    ],
  ],
  uses: 'broker, sms',
};
