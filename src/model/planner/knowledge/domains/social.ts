import type { Domain } from '../domain.ts';

export const social: Domain = {
  name: 'social sharing',
  signs:
    'social, social sharing, social network, social media, timeline, news feed, followers, posts, sharing feature, share posts, feed, community, blogging platform, microblog',
  person: 'user',
  staff: 'moderator',
  tenant: 'community',
  load: { people: 100000, active: 0.3, requests: 60, peak: 4 },
  entities: {
    user: {
      is: 'Somebody with a profile that others can follow',
      words: 'member, profile, account, person, creator',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        handle       slug unique @once
        display_name name
        email        email unique
        bio          text(500) ?
        visibility   open | followers_only = open
        status       active | suspended = active @read
      `,
    },
    post: {
      is: 'What {a user} shows to others: a text, perhaps with pictures',
      words: 'status update, update, story, share item, publication',
      covers: 'photo, video, picture, link, article, recipe',
      core: true,
      rows: '6 a month',
      by: 'person',
      fields: `
        user_id      -> user @once
        body         text(2000)
        audience     everybody | followers | only_me = everybody
        reply_count  count = 0 @read
        share_count  count = 0 @read
        hidden_at    time ? @read
        status       published | hidden | deleted = published @read
      `,
    },
    share: {
      is: '{A post} of somebody else, passed on by {a user} to their own followers',
      words: 'repost, reshare, retweet, boost',
      core: true,
      rows: '2 a month',
      fields: `
        post_id -> post @once
        user_id -> user @once
        remark  text(500) ?
      `,
    },
    follow: {
      is: 'The wish of one {user} to see what another one posts',
      words: 'connection, friendship, friend, follower',
      core: true,
      rows: '4 a month',
      fields: `
        follower_user_id -> user @once
        followed_user_id -> user @once
        status           requested | accepted | ended = accepted @read
      `,
    },
    comment: {
      is: 'A reply to {a post}, or to another reply',
      words: 'reply, response',
      core: true,
      rows: '10 a month',
      fields: `
        post_id           => post @once
        user_id           -> user @once
        parent_comment_id -> comment ? @once
        body              text(1000)
        status            published | hidden | deleted = published @read
      `,
    },
    reaction: {
      is: 'The sign of {a user} on {a post}: one of a few',
      words: 'like, heart, upvote, favourite, favorite',
      rows: '40 a month',
      fields: `
        post_id => post @once
        user_id -> user @once
        sign    like | laugh | wow | sad = like
      `,
    },
    report: {
      is: 'The complaint of {a user} about {a post}',
      words: 'complaint, flag, abuse report, moderation report',
      rows: '0.02 a month',
      fields: `
        post_id    -> post @once
        user_id    -> user @once
        reason     spam | hate | nudity | violence | other @once
        decided_at time ? @read
        status     open | upheld | rejected = open @read
      `,
    },
    block: {
      is: 'The wish of one {user} never to meet another one',
      words: 'mute',
      rows: '0.05 a month',
      fields: `
        blocker_user_id -> user @once
        blocked_user_id -> user @once
      `,
    },
  },
  rules: [
    { on: 'follow', unique: 'follower_user_id, followed_user_id', says: 'One {user} follows another at most once' },
    { on: 'follow', check: 'follower_user_id <> followed_user_id', says: 'Nobody follows themselves' },
    { on: 'share', unique: 'post_id, user_id', says: '{A user} passes {a post} on at most once' },
    { on: 'reaction', unique: 'post_id, user_id', says: '{A user} has one sign on {a post}' },
    { on: 'block', unique: 'blocker_user_id, blocked_user_id', says: 'One {user} blocks another at most once' },
    { on: 'report', unique: 'post_id, user_id', says: '{A user} reports {a post} once' },
  ],
  paths: [
    {
      asks: 'What has this {user} posted, newest first?',
      on: 'post',
      by: 'user_id',
      where: "status = 'published'",
      order: 'created_at desc',
    },
    { asks: 'Whom does this {user} follow?', on: 'follow', by: 'follower_user_id, status', order: 'created_at desc' },
    { asks: 'Who follows this {user}?', on: 'follow', by: 'followed_user_id, status', order: 'created_at desc' },
    {
      asks: 'What was said about this {post}, oldest first?',
      on: 'comment',
      by: 'post_id',
      where: "status = 'published'",
      order: 'created_at',
    },
    { asks: 'What has this {user} passed on, newest first?', on: 'share', by: 'user_id', order: 'created_at desc' },
    { asks: 'Which {reports} wait for {a staff}, oldest first?', on: 'report', by: 'status', order: 'created_at' },
  ],
  flows: [
    {
      does: 'shares {a post} with their followers',
      words: 'share, sharing, repost, reshare',
      by: 'person',
      makes: 'share',
      given: 'post',
      monthly: 2,
      unless: 'the {post} is for its author only, was removed, or was passed on by them before',
      tells: 'push',
    },
    {
      does: 'publishes {a post}',
      words: 'post, publish, write, upload',
      by: 'person',
      makes: 'post',
      monthly: 6,
      unless: 'the account is suspended',
      tells: 'push',
    },
    {
      does: 'follows another {user}',
      words: 'follow, connect, befriend',
      by: 'person',
      makes: 'follow',
      given: 'user',
      monthly: 4,
      unless: 'the other one has blocked them, or is followed already',
      tells: 'push',
    },
    {
      does: 'comments on {a post}',
      words: 'comment, reply, discuss',
      by: 'person',
      makes: 'comment',
      given: 'post',
      monthly: 10,
      unless: 'the {post} is hidden, or its author has blocked them',
      tells: 'push',
    },
    {
      does: 'hides {a post} that was complained about',
      words: 'moderate, hide, flag, report',
      by: 'staff',
      moves: 'post',
      verb: 'hide',
      from: 'published',
      to: 'hidden',
      stamps: 'hidden_at',
      monthly: 0.01,
      unless: 'the {post} is hidden or deleted already',
    },
  ],
  asks: [
    {
      header: 'The feed',
      question: 'When {a user} opens the feed, where does it come from?',
      why: 'It decides between work at writing and work at reading, and what the largest accounts cost.',
      options: [
        {
          label: 'Gathered when it is read',
          effect: 'one query over those one follows, over the newest rows of each; nothing is copied',
          against: 'whoever follows thousands waits longer for the feed, and needs a limit',
        },
        {
          label: 'Written to each follower at once',
          effect: 'a row for each follower of each post; reading is one index range',
          against: 'one {post} of a star means a million rows, written while everybody looks',
        },
        {
          label: 'Both: copied, but for stars',
          effect: 'small accounts are copied to followers, large ones are gathered at reading',
          against: 'two ways to the same feed, and a border between them that has to be watched',
        },
      ],
      recommended: 0,
      because: 'at this size the newest {posts} of a few hundred followed accounts come from one index in milliseconds',
      said: ['fan-out on read, pull', 'fan-out on write, fan-out, push model', 'hybrid feed'],
    },
    {
      header: 'Removed posts',
      question: 'An author deletes {a post} that others have passed on. What do these others show?',
      why: 'It decides whether {a share} holds a copy or a reference, and what erasure means.',
      options: [
        {
          label: 'A note that it was removed',
          effect: 'shares refer to the post; the post keeps its row without its words',
          against: 'remarks of others stand beside a {post} that nobody can read any more',
        },
        {
          label: 'Nothing: they vanish with it',
          effect: 'shares and comments go with the post, by the foreign key',
          against: 'what others wrote below the {post} would vanish without their doing',
        },
        {
          label: 'A copy that stays',
          effect: 'each share keeps the words of that moment',
          against: 'an author could never take anything back',
        },
      ],
      recommended: 0,
      because: 'the author has the last word on their text, and others keep theirs',
    },
  ],
  failures: [
    [
      '{A post} is passed on by a thousand people within a minute',
      'its counter is a few seconds behind',
      '{post.share_count} is raised in batches from the outbox instead of row by row',
    ],
    [
      'Somebody is blocked while the feed is on their screen',
      'what they answer is refused with 403',
      'each write looks at the block inside its transaction, whatever the screen still shows',
    ],
    [
      'Push messages about {shares} pile up',
      'phones hear late; the app shows all',
      'messages about the same {post} are joined into one after five minutes',
    ],
  ],
  threats: [
    [
      'reading {posts} that are for followers only',
      'private words in public',
      'the audience is part of the query on {post.audience}, and not a filter after it',
    ],
    [
      'buying {follows} and signs from a farm of accounts',
      'a feed that nobody believes',
      'new accounts have 20 writes an hour, and counts leave out those that were suspended',
    ],
    [
      'posting links that carry scripts',
      'sessions of other {users} are taken over',
      'words are stored as text; links are shown with their host, and opened without the session',
    ],
  ],
  risks: [
    [
      'One {user} becomes so popular that their row is read by everybody',
      'the slowest hundredth of profile reads doubles',
      'serve profiles from the edge for ten seconds before anything larger is built',
    ],
    [
      'Nobody looks at {reports} at night',
      'the oldest open one is older than 12 hours',
      'hide {a post} by itself after three independent {reports}, until {a staff} decides',
    ],
  ],
  uses: 'push',
};
