import type { Domain } from '../domain.ts';
import { IDENTITY_ENTITIES } from './identity-entities.ts';

export const identity: Domain = {
  name: 'sign-in',
  signs:
    'oauth2, oauth, authentication, user authentication, login, sign-in, sign in, single sign-on, sso, identity, auth service, user accounts, sign up, signup, password reset, two-factor, 2fa, mfa, passkeys, social login, openid, access tokens, refresh tokens',
  person: 'user',
  staff: 'security officer',
  tenant: 'organisation',
  load: { people: 100000, active: 0.3, requests: 12, peak: 6 },
  entities: IDENTITY_ENTITIES,
  rules: [
    { on: 'identity', unique: 'provider, subject', says: 'A subject of a provider is one {user}' },
    {
      on: 'identity',
      unique: 'user_id, provider',
      where: "status = 'linked'",
      says: '{A user} has one linked {identity} for each provider',
    },
    {
      on: 'session',
      check: "(status = 'ended') = (ended_at IS NOT NULL)",
      says: '{A session} that has ended says since when',
    },
    {
      on: 'refresh_token',
      unique: 'session_id',
      where: "status = 'valid'",
      says: '{A session} has one valid {refresh_token} at a time',
    },
    {
      on: 'refresh_token',
      check: "status <> 'used' OR used_at IS NOT NULL",
      says: '{A refresh_token} that was used says when, and works no second time',
    },
    { on: 'role_grant', unique: 'user_id, role_id', where: "status = 'active'", says: '{A user} holds {a role} once' },
  ],
  paths: [
    {
      asks: 'On which devices is this {user} signed in, newest first?',
      on: 'session',
      by: 'user_id',
      where: "status = 'active'",
      order: 'created_at desc',
    },
    {
      asks: 'By which providers is this {user} known?',
      on: 'identity',
      by: 'user_id, status',
      order: 'created_at desc',
    },
    {
      asks: 'How often was this address tried lately?',
      on: 'sign_in_attempt',
      by: 'address',
      order: 'happened_at desc',
    },
    {
      asks: 'How often was this mail address tried lately?',
      on: 'sign_in_attempt',
      by: 'email_hash',
      order: 'happened_at desc',
    },
    { asks: 'Which {oauth_states} have run out?', on: 'oauth_state', by: 'status', order: 'expires_at' },
  ],
  flows: [
    {
      does: 'begins to sign in with a provider',
      words: 'login, log in, sign in, oauth, oauth2, sso, google, github',
      by: 'person',
      makes: 'oauth_state',
      monthly: 7,
      unless: 'ten tries came from that address within a minute',
    },
    {
      does: 'comes back from the provider and gets {a session}',
      words: 'authenticate, authentication, callback, session, token',
      by: 'person',
      makes: 'session',
      given: 'user',
      monthly: 6,
      unless: 'the state was used before, or the account is locked',
      calls: 'identity',
      tells: 'email',
    },
    {
      does: 'links {an identity} to the account',
      words: 'link, connect, social login',
      by: 'person',
      makes: 'identity',
      given: 'user',
      monthly: 0.1,
      unless: 'that subject belongs to somebody else',
      calls: 'identity',
    },
    {
      does: 'ends {a session}',
      words: 'log out, logout, sign out, revoke, end',
      by: 'person',
      moves: 'session',
      verb: 'end',
      from: 'active',
      to: 'ended',
      stamps: 'ended_at',
      monthly: 2,
      unless: 'it has ended already',
    },
  ],
  asks: [
    {
      header: 'Same address',
      question:
        'Somebody signs in with a provider whose mail address belongs to an account here. Is it the same person?',
      why: 'It decides whether an account can be taken over through another provider.',
      options: [
        {
          label: 'Only after proof on the old way',
          effect: 'the account is linked after one sign-in by the way it had before',
          against: 'somebody who lost the old way needs help from {a staff}',
        },
        {
          label: 'Yes, when the provider has verified it',
          effect: 'a verified address of a listed provider links by itself',
          against: 'one careless provider opens every account with an address of its own',
        },
        {
          label: 'No, it is a new account',
          effect: 'each provider is an account of its own',
          against: 'the same person stands there with two halves of their data',
        },
      ],
      recommended: 0,
      because: 'linking is the moment at which accounts are stolen, and one more step is a fair price',
      said: ['prove ownership, confirm linking', 'auto-link, link by email, automatic linking', 'separate accounts'],
    },
    {
      header: 'How long',
      question: 'How long does somebody stay signed in on a device?',
      why: 'It decides the life of tokens, and how fast a stolen one is worthless.',
      options: [
        {
          label: '15 minutes, renewed for 30 days',
          effect: 'short access tokens; refresh tokens that are replaced at each use',
          against: 'a stolen device is signed in for up to thirty days, unless somebody ends it',
        },
        {
          label: 'Until the browser closes',
          effect: 'session cookies, no refresh',
          against: 'people on phones sign in each morning, and choose poor passwords',
        },
        {
          label: 'A cookie that the server checks each time',
          effect: 'one lookup by token hash for each call; ending works at once',
          against: 'each call of each service asks this one',
        },
      ],
      recommended: 0,
      because: 'ending works within minutes, and calls are checked without asking here',
      said: [
        'refresh tokens, refresh token, jwt',
        'session only',
        'server-side sessions, server sessions, opaque tokens',
      ],
    },
  ],
  failures: [
    [
      'The provider is away',
      'others ways to sign in are offered, and those who are in stay in',
      'buttons of a provider that failed three times in a minute carry a notice',
    ],
    [
      'A {refresh_token} is used a second time',
      'that device has to sign in again',
      'the whole {session} ends, since one of the two uses was a thief',
    ],
    [
      'The callback arrives twice',
      'one {session}',
      '{oauth_state.status} changes from "open" once; the second one reads 409',
    ],
  ],
  threats: [
    [
      'trying lists of stolen passwords',
      'accounts of people who use one password everywhere',
      'tries are counted by {sign_in_attempt.email_hash} and by address, with growing pauses, and known stolen passwords are refused',
    ],
    [
      'sending somebody a prepared callback',
      'a victim who works in the account of the thief',
      'state and PKCE verifier are bound to the browser that began, and work once, for ten minutes',
    ],
    [
      'sending people on to another site after signing in',
      'a copy of the page that asks for the password',
      '{oauth_state.return_path} is a path of this site and never an address',
    ],
  ],
  risks: [
    [
      'A provider changes its terms or its claims',
      'sign-ins through it fall by a tenth within an hour',
      'watch each provider by itself, and keep a second way for every {user}',
    ],
    [
      'Old accounts have no verified address',
      'more than one in twenty cannot be linked',
      'ask for it at the next sign-in, before the new way is offered',
    ],
  ],
  uses: 'identity, email',
};
