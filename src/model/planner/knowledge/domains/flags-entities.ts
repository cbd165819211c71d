import type { Domain } from '../domain.ts';

/** What feature flags keeps records of. */
export const FLAGS_ENTITIES: Domain['entities'] = {
  project: {
    is: 'A product whose behaviour is switched',
    words: 'application, app, product, workspace',
    core: true,
    rows: '1 per 8',
    by: 'staff',
    fields: `
      name name unique
      slug slug unique @once
    `,
  },
  environment: {
    is: 'A place where {a project} runs, with a key of its own',
    words: 'stage, deployment environment',
    core: true,
    rows: '1 per 3',
    by: 'staff',
    fields: `
      project_id    -> project @once
      name          code
      sdk_key_hash  hash unique @hidden
      config_number bigint = 0 @read
      status        active | archived = active
    `,
  },
  developer: {
    is: 'Somebody who may change {flags}',
    words: 'user, member, engineer, team member',
    core: true,
    rows: '1 per 1',
    by: 'staff',
    fields: `
      full_name person_name
      email     email unique
      status    active | left = active
    `,
  },
  flag: {
    is: 'A switch in the code, with a name that never changes',
    words: 'toggle, switch, feature',
    core: true,
    rows: '3 per 1',
    fields: `
      project_id   -> project @once
      developer_id -> developer @once
      slug         slug @once
      purpose      text(500)
      kind         yes_no | variant = yes_no @once
      retire_on    date ?
      archived_at  time ? @read
      status       active | archived = active @read
    `,
  },
  flag_rule: {
    is: 'What {a flag} answers in one {environment}, and to whom',
    words: 'targeting rule, rule, rollout, percentage rollout, targeting',
    core: true,
    rows: '9 per 1',
    fields: `
      flag_id        => flag @once
      environment_id -> environment @once
      turn           smallint
      segment_id     -> segment ?
      percent        percent = 100
      variant        code
    `,
  },
  segment: {
    is: 'A group of people by what is known about them',
    words: 'audience, cohort, user group, target group',
    core: true,
    rows: '1 per 4',
    by: 'person',
    fields: `
      project_id -> project @once
      name       name
      conditions json
    `,
  },
  flag_change: {
    is: 'Who changed {a flag} in which {environment}, from what to what',
    words: 'change log, history, audit log, change',
    core: true,
    rows: '20 a month',
    by: 'system',
    fields: `
      flag_id        -> flag @read
      environment_id -> environment @read
      developer_id   -> developer @read
      before         json ? @read
      after          json @read
      reason         text(300) ? @read
    `,
  },
  change_request: {
    is: 'A change that a second person has to look at',
    words: 'approval, review request, approval request',
    rows: '6 a month',
    fields: `
      flag_id        -> flag @once
      environment_id -> environment @once
      developer_id   -> developer @once
      wanted         json @once
      decided_at     time ? @read
      status         open | approved | rejected = open @read
    `,
  },
  experiment: {
    is: 'A question that {a flag} with {variants} is to answer',
    words: 'a/b test, ab test, test',
    rows: '1 per 10',
    by: 'person',
    fields: `
      flag_id   -> flag @once
      question  text(500)
      metric    code
      starts_at time
      ends_at   time
      status    planned | running | over = planned
    `,
  },
};
