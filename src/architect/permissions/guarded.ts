import { foldName } from '../../paths/inside.ts';

/** Folders and files that make other programs do things: whoever writes there, acts. Compared as a forgiving disk does. */
const GUARDED: readonly { place: RegExp; why: string }[] = [
  {
    place: /(?:^|\/)\.git(?:\/|$)|(?:^|\/)\.git(?:modules|attributes|config)$/,
    why: 'git reads it, and may run what it says',
  },
  {
    place:
      /(?:^|\/)\.(?:claude|codex|cursor|gemini|opencode|aider[^/]*|continue|windsurf|roo|cline|kilocode|kiro|junie|amazonq|qwen|goose|crush|trae|augment|agents?)(?:\/|$)|(?:^|\/)(?:\.(?:cursorrules|windsurfrules|clinerules|goosehints|mcp\.json|claude\.json)|opencode\.jsonc?)$/,
    why: 'it tells other agents what they may do',
  },
  {
    place: /(?:^|\/)(?:agents|claude|gemini|copilot-instructions)\.md$/,
    why: 'other agents take their instructions from it',
  },
  {
    place:
      /(?:^|\/)\.(?:vscode|idea|zed|devcontainer|fleet)(?:\/|$)|(?:^|\/)(?:\.devcontainer\.json|\.nvimrc|\.nvim\.lua|\.exrc|\.vimrc|\.dir-locals\.el)$|\.code-workspace$/,
    why: 'an editor reads it, and may run what it says',
  },
  {
    place:
      /(?:^|\/)\.(?:github|circleci|gitlab|buildkite|woodpecker|forgejo|gitea|teamcity|husky|git-?hooks|hooks)(?:\/|$)|(?:^|\/)(?:\.gitlab-ci\.ya?ml|\.travis\.yml|\.drone\.yml|azure-pipelines\.ya?ml|bitbucket-pipelines\.yml|appveyor\.yml|jenkinsfile(?:\.[^/]*)?|\.cirrus\.ya?ml|\.woodpecker\.ya?ml|\.appveyor\.ya?ml|\.pre-commit-hooks\.ya?ml|cloudbuild\.ya?ml|\.pre-commit-config\.ya?ml|\.?lefthook\.ya?ml)$/,
    why: 'it runs by itself, in CI or as a hook',
  },
  {
    place:
      /(?:^|\/)\.(?:npmrc|yarnrc(?:\.ya?ml)?|pnpmfile\.cjs|envrc|tool-versions|mise\.toml|bazelrc|bashrc|bash_profile|zshrc|zshenv|profile|bash_login|zprofile|zlogin|inputrc|hgrc)$|(?:^|\/)\.(?:yarn|cargo|mvn|bundle|hg)(?:\/|$)|(?:^|\/)\.pnp\.c?js$/,
    why: 'other programs read it when they start',
  },
  {
    // Whose workspace is their home folder, or holds their dot files, has them here.
    place:
      /(?:^|\/)\.(?:config|local|emacs\.d|vim)(?:\/|$)|(?:^|\/)(?:library\/(?:application support|preferences|launchagents)|appdata)\/|(?:^|\/)\.(?:emacs|bash_aliases|xinitrc|xprofile|xsession|wgetrc|curlrc|gemrc|irbrc|psqlrc|tmux\.conf)$/,
    why: 'programs of the user read it when they start',
  },
  { place: /(?:^|\/)\.backend-architect(?:\.ya?ml|\/|$)/, why: 'it changes what this program does' },
];

/**
 * Why a file is written only after a question, whatever is allowed otherwise; nothing for any other file.
 *
 * @param path from the workspace, with forward slashes, where it really leads
 */
export function guardOf(path: string): string | undefined {
  const folded = foldName(path)
    .split('/')
    .map((name) => name.replace(/:.*$/, '').replace(/[. ]+$/, ''))
    .join('/');
  return GUARDED.find(({ place }) => place.test(folded))?.why;
}
