/**
 * Programs whose arguments alone can run another program, write a file anywhere, read one, or reach the network. A
 * rule allows them for one exact command, never for all that begins like it. Without version numbers at their end.
 */
const BY_WHY: readonly { why: string; names: string }[] = [
  {
    why: 'runs what it is given',
    names:
      'sh bash dash zsh ksh mksh fish csh tcsh ash busybox toybox env xargs parallel find fd fdfind awk gawk mawk nawk sed gsed ed ex vi vim nvim view emacs nano less more most man info watch nice nohup setsid stdbuf timeout time chroot unshare nsenter bwrap firejail script expect strace ltrace gdb lldb perf valgrind sudo doas su runuser pkexec start-stop-daemon systemd-run at batch crontab flock ionice taskset chrt numactl setarch entr direnv mise asdf rtx',
  },
  {
    why: 'is an interpreter, or builds by what files say',
    names:
      'node nodejs deno bun tsx ts-node python pypy ipython perl ruby irb php lua luajit tclsh wish julia r rscript scala groovy java javac jshell kotlin kotlinc dotnet mono erl elixir iex mix rebar ghci runghc stack cabal ocaml dune swift osascript make gmake bmake cmake ctest ninja meson scons bazel buck ant mvn mvnw gradle gradlew sbt lein just task rake bundle cargo rustc go gcc g cc clang ld as gem poetry pdm hatch tox nox uv conda nix guix',
  },
  {
    why: 'installs, or starts what it fetches',
    names:
      'npx npm pnpm pnpx yarn yarnpkg corepack bunx pip pipx pipenv uvx easy_install apt apt-get aptitude dpkg yum dnf rpm zypper pacman apk brew port snap flatpak composer cpan luarocks opam rustup nvm volta fnm',
  },
  {
    why: 'reaches the network',
    names:
      'curl wget http https xh aria ftp sftp tftp lftp ssh scp sshfs rsync telnet nc ncat netcat socat openssl ping ping6 fping traceroute tracepath mtr host dig nslookup drill whois arp nmap tcpdump git gh glab hub hg svn bzr jj docker podman buildah skopeo nerdctl kubectl oc helm kustomize terraform tofu pulumi ansible ansible-playbook aws az gcloud gsutil doctl heroku fly flyctl vercel netlify wrangler mysql mysqldump psql pg_dump redis-cli mongo mongosh sqlite sqlcmd mail mailx sendmail msmtp xdg-open open start code lynx links w3m getent',
  },
  {
    why: 'writes, moves or removes files',
    names:
      'cp mv rm rmdir mkdir mkfifo mknod mktemp ln dd tee touch truncate install split csplit shred chmod chown chgrp chattr setfacl sort uniq tar bsdtar cpio pax zip unzip gzip gunzip bzip2 bzip xz zstd 7z 7za ar patch rename logrotate rg ag ack jq yq tree diff openapi-generator protoc pg_restore kill pkill killall mount umount',
  },
  {
    why: 'shows any file',
    names:
      'cat tac head tail nl od xxd hexdump strings grep egrep fgrep zcat zgrep bat batcat cut paste join comm fold fmt pr column rev tr wc cmp file stat du df ls dir vdir base64 base32 sha256sum sha1sum md5sum cksum sum shuf ps lsof printenv',
  },
  {
    why: 'is the shell itself',
    names:
      '. .. : eval exec source command builtin cd pushd popd export declare typeset local readonly unset set shopt alias unalias trap enable hash printf read mapfile readarray wait bind complete compgen ulimit umask getopts let test logout exit return break continue fc history jobs fg bg disown suspend',
  },
];

const NAMES = new Set(BY_WHY.flatMap(({ names }) => names.split(' ')));

/** Whether a program, by its name alone, is allowed only as one exact command. */
export function isExactOnly(program: string): boolean {
  const name = program.toLowerCase();
  return NAMES.has(name) || NAMES.has(name.replace(/[-.\d]+$/, ''));
}
