import type { Domain } from '../domain.ts';
import { FLAGS_ENTITIES } from './flags-entities.ts';

export const flags: Domain = {
  name: 'feature flags',
  signs:
    'feature flag, feature flags, feature toggle, feature toggles, rollouts, percentage rollouts, launchdarkly, a/b testing, ab testing, experiments platform, remote config, kill switch',
  person: 'developer',
  staff: 'release manager',
  tenant: 'organisation',
  load: { people: 600, active: 0.5, requests: 30, peak: 4 },
  entities: FLAGS_ENTITIES,
  rules: [
    { on: 'flag', unique: 'project_id, slug', says: 'The name of {a flag} means one switch in {a project}' },
    { on: 'environment', unique: 'project_id, name', says: 'The name of {an environment} is unique in {a project}' },
    {
      on: 'flag_rule',
      unique: 'flag_id, environment_id, turn',
      says: 'The rules of {a flag} in {an environment} have one order',
    },
    {
      on: 'flag',
      check: "(status = 'archived') = (archived_at IS NOT NULL)",
      says: '{A flag} that is archived says since when',
    },
    {
      on: 'experiment',
      unique: 'flag_id',
      where: "status = 'running'",
      says: '{A flag} answers one running {experiment} at a time',
    },
    { on: 'segment', unique: 'project_id, name', says: 'The name of {a segment} is unique in {a project}' },
  ],
  paths: [
    {
      asks: 'Which rules does this {environment} need, in their order?',
      on: 'flag_rule',
      by: 'environment_id',
      order: 'turn',
    },
    {
      asks: 'What did this {flag} answer before, newest first?',
      on: 'flag_change',
      by: 'flag_id',
      order: 'created_at desc',
    },
    {
      asks: 'Which {flags} of this {project} are live?',
      on: 'flag',
      by: 'project_id, status',
      order: 'created_at desc',
    },
    {
      asks: 'What changed in this {environment}, newest first?',
      on: 'flag_change',
      by: 'environment_id',
      order: 'created_at desc',
    },
    { asks: 'Which {change_requests} wait, oldest first?', on: 'change_request', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'changes what {a flag} answers',
      words: 'roll out, rollout, toggle, switch, target, enable, disable, percentage',
      by: 'person',
      makes: 'flag_rule',
      given: 'environment',
      monthly: 20,
      unless: 'somebody else changed the {environment} since they looked',
      tells: 'webhook',
    },
    {
      does: 'creates {a flag}',
      words: 'create, add, flag',
      by: 'person',
      makes: 'flag',
      given: 'project',
      monthly: 2,
      unless: 'the name was used before, even by one that is archived',
    },
    {
      does: 'archives {a flag}',
      words: 'archive, retire, remove, clean up',
      by: 'person',
      moves: 'flag',
      verb: 'archive',
      from: 'active',
      to: 'archived',
      stamps: 'archived_at',
      monthly: 1,
      unless: 'an {environment} still asked for it within a week',
      tells: 'webhook',
    },
    {
      does: 'approves {a change_request}',
      words: 'approve, review, four eyes',
      by: 'staff',
      moves: 'change_request',
      verb: 'approve',
      from: 'open',
      to: 'approved',
      stamps: 'decided_at',
      monthly: 5,
      unless: 'it is their own, or the {flag} has changed since',
    },
  ],
  asks: [
    {
      header: 'Where it is decided',
      question: 'Where does a program learn what {a flag} answers?',
      why: 'It decides how many calls this service gets, and what happens when it is away.',
      options: [
        {
          label: 'In the program, from a copy of the rules',
          effect: 'SDKs hold the rules of their environment and get changes over an open connection',
          against: 'rules and {segments} are visible to whoever can read the memory of a server',
        },
        {
          label: 'Here, one call for each question',
          effect: 'each evaluation is a request',
          against: 'an outage here is an outage of every {project}',
        },
      ],
      recommended: 0,
      because: 'programs go on with their last copy when this service is away, and a question costs microseconds',
      said: [
        'local evaluation, sdk, sdks, client-side evaluation',
        'server-side evaluation, evaluation api, remote evaluation',
      ],
    },
    {
      header: 'Sticky share',
      question: 'Ten percent see the new page. Must it be the same ten percent tomorrow?',
      why: 'It decides whether the share is computed or remembered.',
      options: [
        {
          label: 'Yes, by a hash of name and person',
          effect: 'hash of flag and person, modulo 100; raising the share keeps those who are in',
          against: 'the same people are first for flags that share a salt, so each {flag} has its own',
        },
        {
          label: 'Yes, remembered for each person',
          effect: 'a row for each person and flag',
          against: 'a billion rows to remember what a hash can tell',
        },
        {
          label: 'No, by chance each time',
          effect: 'a random number at each question',
          against: 'a page that changes at each click',
        },
      ],
      recommended: 0,
      because: 'it needs no storage and gives the same answer on every machine',
      said: ['sticky, hash-based, consistent bucketing, deterministic', 'persisted assignment', 'random sampling'],
    },
  ],
  failures: [
    [
      'This service is away for an hour',
      'programs go on with what they knew; nobody can change {a flag}',
      'SDKs keep the last rules on disk, and the code names an answer for the first start',
    ],
    [
      'A wrong rule goes out to everybody',
      'one click brings back the state before',
      'each change writes {flag_change.before}; undo is a change like any other',
    ],
    [
      'A thousand SDKs come back after a network fault',
      'changes arrive within seconds',
      'each asks for what came after its number, with a random pause before',
    ],
  ],
  threats: [
    [
      'switching off the check of payments in production',
      'money, and trust',
      'production needs a second person for flags marked as such, and each change names its reason',
    ],
    [
      'reading names of coming features from a browser',
      'the press knows before the launch',
      'keys for browsers get answers only, and for flags that are marked as public',
    ],
  ],
  risks: [
    [
      'Flags stay for ever, and nobody knows what they do',
      'more than half of {flags} are older than their {flag.retire_on}',
      'ask for a day at the beginning, and remind the {developer} each week after it',
    ],
    [
      'A large {segment} makes answers slow',
      'an answer takes longer than a millisecond in the SDK',
      'turn lists of people into a set when rules are sent, and bound their size',
    ],
  ],
  uses: 'webhook',
};
