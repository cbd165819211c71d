import type { Domain } from '../domain.ts';

export const streaming: Domain = {
  name: 'media streaming',
  signs:
    'streaming, video streaming, music streaming, video platform, podcasts, podcast, playlists, playlist, spotify, netflix, youtube, watch videos, listeners, viewers, tracks, albums, episodes, transcoding, vod, video on demand',
  person: 'listener',
  staff: 'content manager',
  tenant: 'service',
  load: { people: 150000, active: 0.3, requests: 80, peak: 3 },
  entities: {
    listener: {
      is: 'Somebody who plays {titles}',
      words: 'viewer, user, subscriber, member, customer, audience',
      core: true,
      rows: '1 per 1',
      by: 'person',
      fields: `
        display_name name
        email        email unique
        country      country
        plan         free | paid = free @read
        status       active | closed = active @read
      `,
    },
    artist: {
      is: 'Somebody who made {titles}, alone or as a band',
      words: 'creator, musician, channel, band, publisher, podcaster',
      core: true,
      rows: '1 per 30',
      by: 'staff',
      fields: `
        name    name
        slug    slug unique
        country country ?
      `,
    },
    title: {
      is: 'A song, an episode or a film that can be played',
      words: 'work, media item, content',
      covers: 'track, song, episode, video, film, movie, podcast, clip',
      core: true,
      rows: '2 per 1',
      by: 'staff',
      fields: `
        artist_id     -> artist @once
        kind          {covers}
        name          name
        length_seconds seconds
        rights_until  date ?
        live_at       time ? @read
        status        preparing | live | withdrawn = preparing @read
      `,
    },
    rendition: {
      is: 'The bytes of {a title} in one quality',
      words: 'encoding, quality, stream, variant, transcode',
      core: true,
      rows: '8 per 1',
      by: 'system',
      fields: `
        title_id    => title @read
        quality     low | medium | high @read
        bit_rate    int @read
        byte_size   size @read
        storage_key storage_key unique @hidden
      `,
    },
    play: {
      is: 'That {a listener} heard {a title}, and how much of it',
      words: 'stream event, view, listen, watch history, playback',
      core: true,
      rows: '20 a day',
      keep: '2 years',
      fields: `
        listener_id    -> listener @once
        title_id       -> title @once
        session_ref    code @once
        began_at       time @once
        played_seconds seconds
      `,
    },
    playlist: {
      is: 'An order of {titles} that somebody has put together',
      words: 'mix, queue, collection, watchlist',
      core: true,
      rows: '6 per 1',
      by: 'person',
      fields: `
        listener_id -> listener @once
        name        name
        audience    only_me | everybody = only_me
      `,
    },
    playlist_entry: {
      is: '{A title} at its place in {a playlist}',
      words: 'playlist item, playlist track',
      core: true,
      rows: '120 per 1',
      fields: `
        playlist_id => playlist @once
        title_id    -> title @once
        place       measure
      `,
    },
    favourite: {
      is: 'That {a listener} likes {a title}',
      words: 'like, favorite, saved title, heart',
      rows: '8 a month',
      fields: `
        listener_id -> listener @once
        title_id    -> title @once
      `,
    },
    royalty: {
      is: 'What {an artist} is owed for a month of {plays}',
      words: 'payout, earnings, revenue share',
      rows: '1 per 30',
      by: 'system',
      fields: `
        artist_id    -> artist @read
        month        date @read
        plays        bigint @read
        amount_minor money @read
        currency     currency = 'EUR' @read
        status       computed | approved | paid = computed @read
      `,
    },
  },
  rules: [
    { on: 'rendition', unique: 'title_id, quality', says: '{A title} has one {rendition} in each quality' },
    { on: 'play', unique: 'listener_id, session_ref', says: 'A {play} that is reported twice counts once' },
    { on: 'favourite', unique: 'listener_id, title_id', says: '{A listener} likes {a title} once' },
    { on: 'royalty', unique: 'artist_id, month', says: 'A month of {an artist} is paid once' },
    { on: 'title', check: "status <> 'live' OR live_at IS NOT NULL", says: '{A title} that is live says since when' },
  ],
  paths: [
    { asks: 'What did this {listener} play last?', on: 'play', by: 'listener_id', order: 'began_at desc' },
    { asks: 'How often was this {title} played lately?', on: 'play', by: 'title_id', order: 'began_at desc' },
    { asks: 'What is in this {playlist}, in its order?', on: 'playlist_entry', by: 'playlist_id', order: 'place' },
    {
      asks: 'Which {playlists} has this {listener} made?',
      on: 'playlist',
      by: 'listener_id',
      order: 'created_at desc',
    },
    { asks: 'Which {titles} carry these words in their name?', on: 'title', match: 'name' },
    { asks: 'What is there by this {artist}?', on: 'title', by: 'artist_id, status', order: 'created_at desc' },
  ],
  flows: [
    {
      does: 'plays {a title}',
      words: 'play, listen, watch, stream, view',
      by: 'person',
      makes: 'play',
      given: 'title',
      monthly: 600,
      unless: 'the {title} is withdrawn, or not licensed in their country',
      calls: 'storage',
    },
    {
      does: 'puts {a title} into {a playlist}',
      words: 'playlist, add, save, curate',
      by: 'person',
      makes: 'playlist_entry',
      given: 'playlist',
      monthly: 20,
      unless: 'the {playlist} belongs to somebody else',
    },
    {
      does: 'publishes {a title}',
      words: 'upload, publish, release, encode, transcode',
      by: 'staff',
      moves: 'title',
      verb: 'publish',
      from: 'preparing',
      to: 'live',
      stamps: 'live_at',
      monthly: 0.05,
      unless: 'a {rendition} is missing, or its rights have ended',
      tells: 'video',
    },
    {
      does: 'withdraws {a title}',
      words: 'withdraw, take down, remove',
      by: 'staff',
      moves: 'title',
      verb: 'withdraw',
      from: 'live',
      to: 'withdrawn',
      monthly: 0.002,
      unless: 'it is not live',
    },
  ],
  asks: [
    {
      header: 'What counts',
      question: 'From which second on does {a play} count?',
      why: 'It decides what devices report, and what {artists} are paid for.',
      options: [
        {
          label: 'After thirty seconds',
          effect: 'devices report seconds; plays below thirty are kept and not paid',
          against: 'short {titles} have to be looped to be worth anything',
        },
        {
          label: 'From the first second',
          effect: 'each start is a play',
          against: 'skipping through a list makes {artists} rich',
        },
        {
          label: 'By seconds played',
          effect: 'money is shared by time',
          against: 'long silence pays better than a good song',
        },
      ],
      recommended: 0,
      because: 'it is what contracts of the field say, and skipping costs nobody',
      said: ['30 seconds, thirty seconds', 'every start', 'per second, watch time, minutes watched'],
    },
    {
      header: 'Without a network',
      question: 'May {titles} be kept on a phone?',
      why: 'It decides about keys, ends of rights, and late {plays}.',
      options: [
        {
          label: 'Yes, for thirty days at a time',
          effect: 'encrypted files with a key that ends; plays are sent when there is a network',
          against: 'late {plays} of a month come in after it was paid',
        },
        {
          label: 'No',
          effect: 'each play asks for a signed address',
          against: 'nothing to hear in trains and planes',
        },
      ],
      recommended: 0,
      because: 'people listen where there is no network, and an end keeps the rights',
      said: ['offline, downloads, download', 'online only'],
    },
  ],
  failures: [
    [
      'The storage of one region is slow',
      'quality falls before anything stops',
      'players hold twenty seconds, and ask a second region for the next part',
    ],
    [
      'A phone reports the same {plays} again',
      'they count once',
      'the unique key over {play.session_ref} swallows the repeats',
    ],
    [
      'Rights end at midnight',
      'the {title} turns grey in {playlists}',
      'signed addresses end with {title.rights_until}; a nightly job withdraws the rest',
    ],
  ],
  threats: [
    [
      'playing one song day and night by robots',
      'money that other {artists} lose',
      'more than a day in a day, and many {listeners} on one address, are left out of {royalty.plays}',
    ],
    [
      'copying {titles} by their addresses',
      'letters of lawyers',
      'addresses are signed for one {listener} and ten minutes, and name one {rendition}',
    ],
  ],
  risks: [
    [
      'A new album brings everybody at midnight',
      'starts wait longer than two seconds',
      'fill the edge an hour before, with the first parts of each {rendition}',
    ],
    [
      'Names of {artists} are ambiguous',
      'money goes to the wrong one',
      'ask labels for their own numbers, and join rows by hand only',
    ],
  ],
  uses: 'storage, video',
};
