import type { Domain } from '../domain.ts';

/** What sign-in keeps records of. */
export const IDENTITY_ENTITIES: Domain['entities'] = {
  user: {
    is: 'Somebody with an account, whatever ways they have of proving it',
    words: 'account, member, customer, person, end user',
    core: true,
    rows: '1 per 1',
    by: 'person',
    fields: `
      email          email unique
      display_name   name
      verified_at    time ? @read
      locked_until   time ? @read
      status         active | locked | closed = active @read
    `,
  },
  identity: {
    is: 'The word of an outside provider that somebody is {a user}',
    words: 'social account, linked account, external identity, provider account, connection, login',
    covers: 'google, github, apple, microsoft, facebook',
    core: true,
    rows: '1.3 per 1',
    fields: `
      user_id      -> user @once
      provider     {covers} @once
      subject      code @once
      email        email ? @read
      last_used_at time ? @read
      status       linked | unlinked = linked @read
    `,
  },
  credential: {
    is: 'Something {a user} has or knows: a passkey, a password, a code from an app',
    words: 'password, passkey, authenticator, second factor, factor',
    rows: '1 per 1',
    fields: `
      user_id      -> user @once
      kind         passkey | password | totp @once
      secret_hash  text(500) @hidden
      label        name
      last_used_at time ? @read
      status       active | revoked = active @read
    `,
  },
  session: {
    is: 'One device on which {a user} is signed in',
    words: 'login session, device session, signed-in device',
    core: true,
    rows: '6 a month',
    keep: '90 days after it ended',
    fields: `
      user_id      -> user @once
      token_hash   hash unique @hidden
      user_agent   text(300) @read
      address      ip @read
      expires_at   time @read
      ended_at     time ? @read
      status       active | ended = active @read
    `,
  },
  refresh_token: {
    is: 'A right to a new access token, used once and then replaced',
    words: 'token, access token',
    core: true,
    rows: '60 a month',
    keep: '90 days',
    by: 'system',
    fields: `
      session_id  => session @read
      token_hash  hash unique @hidden
      expires_at  time @read
      used_at     time ? @read
      status      valid | used | revoked = valid @read
    `,
  },
  sign_in_attempt: {
    is: 'A try to sign in, with its outcome',
    words: 'login attempt, attempt, login history, sign-in event',
    core: true,
    rows: '8 a month',
    keep: '90 days',
    by: 'system',
    fields: `
      user_id    -> user ? @read
      email_hash hash @read
      address    ip @read
      outcome    ok | wrong | locked | cancelled @read
      happened_at time = now @read
    `,
  },
  oauth_state: {
    is: 'What was agreed with a browser before it left for a provider',
    words: 'authorization request, login request',
    core: true,
    rows: '7 a month',
    keep: '1 day',
    fields: `
      provider      code @once
      state_hash    hash unique @hidden
      verifier      code @hidden
      return_path   text(500) @once
      expires_at    time @read
      status        open | used | expired = open @read
    `,
  },
  role: {
    is: 'A name for what its holders may do',
    words: 'permission group, rbac role',
    rows: '12',
    by: 'staff',
    fields: `
      name   name unique
      scopes json
    `,
  },
  role_grant: {
    is: 'That {a user} holds {a role}',
    words: 'role assignment, membership',
    rows: '1.2 per 1',
    by: 'staff',
    fields: `
      user_id  -> user @once
      role_id  -> role @once
      ended_at time ? @read
      status   active | ended = active @read
    `,
  },
  client: {
    is: 'A program that signs people in through here',
    words: 'oauth client, application, relying party, api client',
    rows: '40',
    by: 'staff',
    fields: `
      name          name unique
      secret_hash   hash ? @hidden
      redirect_urls json
      status        active | revoked = active
    `,
  },
};
