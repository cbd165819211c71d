import type { Kind } from '../artifact.ts';

/** Words of info strings, and endings of files, that name a kind of artifact. */
export const KIND_WORDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ...words('sql', 'sql ddl postgres postgresql pgsql psql plpgsql pg mysql mariadb sqlite sqlite3 tsql mssql plsql'),
  ...words('openapi', 'openapi oas oas3 swagger openapi-yaml openapi-json'),
  ...words('asyncapi', 'asyncapi'),
  ...words('json-schema', 'jsonschema json-schema json_schema'),
  ...words('graphql', 'graphql gql graphqls sdl'),
  ...words('protobuf', 'proto proto2 proto3 protobuf'),
  ...words('mermaid', 'mermaid mmd'),
  ...words('compose', 'compose docker-compose dockercompose'),
  ...words('kubernetes', 'kubernetes k8s'),
  ...words('json', 'json jsonc json5 jsonl ndjson geojson'),
  ...words('yaml', 'yaml yml'),
  ...words('toml', 'toml'),
]);

/** Other languages, by the words for them, and what they are called as a dialect. */
export const CODE_WORDS: ReadonlyMap<string, string> = new Map(
  [
    ['typescript', 'typescript ts mts cts'],
    ['tsx', 'tsx'],
    ['javascript', 'javascript js mjs cjs node'],
    ['jsx', 'jsx'],
    ['python', 'python py python3'],
    ['go', 'go golang'],
    ['java', 'java'],
    ['kotlin', 'kotlin kt kts'],
    ['scala', 'scala'],
    ['rust', 'rust rs'],
    ['csharp', 'csharp cs c#'],
    ['fsharp', 'fsharp fs f#'],
    ['php', 'php'],
    ['ruby', 'ruby rb'],
    ['swift', 'swift'],
    ['dart', 'dart'],
    ['elixir', 'elixir ex exs'],
    ['erlang', 'erlang erl'],
    ['clojure', 'clojure clj'],
    ['haskell', 'haskell hs'],
    ['c', 'c h'],
    ['cpp', 'cpp c++ cc hpp'],
    ['lua', 'lua'],
    ['perl', 'perl pl'],
    ['r', 'r'],
    ['groovy', 'groovy gradle jenkinsfile'],
    ['prisma', 'prisma'],
    ['drizzle', 'drizzle'],
    ['dbml', 'dbml'],
    ['cql', 'cql'],
    ['cypher', 'cypher'],
    ['mongodb', 'mongodb mongo mongosh'],
    ['redis', 'redis'],
    ['promql', 'promql'],
    ['logql', 'logql'],
    ['rego', 'rego'],
    ['cue', 'cue'],
    ['hcl', 'hcl terraform tf tfvars'],
    ['bicep', 'bicep'],
    ['dockerfile', 'dockerfile docker containerfile'],
    ['makefile', 'makefile make'],
    ['nginx', 'nginx'],
    ['caddyfile', 'caddyfile caddy'],
    ['haproxy', 'haproxy'],
    ['ini', 'ini conf cfg'],
    ['properties', 'properties'],
    ['dotenv', 'dotenv env'],
    ['xml', 'xml'],
    ['html', 'html'],
    ['css', 'css'],
    ['plantuml', 'plantuml puml uml'],
    ['structurizr', 'structurizr'],
    ['d2', 'd2'],
    ['dot', 'dot graphviz'],
    ['avro', 'avro avsc avdl'],
    ['thrift', 'thrift'],
    ['wsdl', 'wsdl'],
    ['smithy', 'smithy'],
    ['typespec', 'typespec tsp'],
    ['solidity', 'solidity sol'],
    ['zig', 'zig'],
    ['nix', 'nix'],
    ['csv', ''],
  ].flatMap(([dialect = '', list = '']) =>
    list
      .split(' ')
      .filter(Boolean)
      .map((word): [string, string] => [word, dialect]),
  ),
);

/** What is never an artifact, whatever stands in it: commands, their output, changes, and bare protocol. */
export const NO_ARTIFACT: ReadonlySet<string> = new Set(
  (
    'sh bash zsh fish shell shell-session shellsession sh-session console terminal cmd bat batch powershell ps1 ' +
    'diff patch http https rest curl csv tsv log logs output'
  ).split(' '),
);

/** First words of Mermaid diagrams; those that are also ordinary words only count with what must follow them. */
export const DIAGRAM_START =
  /^(?:sequenceDiagram|erDiagram|classDiagram(?:-v2)?|stateDiagram(?:-v2)?|C4(?:Context|Container|Component|Dynamic|Deployment)|gitGraph|requirementDiagram|quadrantChart|xychart-beta|sankey-beta|block-beta|packet-beta|architecture-beta|zenuml|(?:graph|flowchart|flowchart-elk)[ \t]+(?:TB|TD|BT|RL|LR)\b|(?:gantt|mindmap|timeline|journey|kanban)[ \t]*$|pie(?:[ \t]+(?:showData|title\b).*)?$)/;

/** What a Kubernetes object says it is: enough to know one by when it lacks its `apiVersion`. */
export const KUBERNETES_KINDS: ReadonlySet<string> = new Set(
  (
    'Deployment StatefulSet DaemonSet ReplicaSet Pod Job CronJob Service Ingress IngressClass NetworkPolicy ConfigMap ' +
    'Secret PersistentVolume PersistentVolumeClaim StorageClass ServiceAccount Role RoleBinding ClusterRole ' +
    'ClusterRoleBinding Namespace HorizontalPodAutoscaler PodDisruptionBudget ResourceQuota LimitRange PriorityClass ' +
    'CustomResourceDefinition'
  ).split(' '),
);

function words(kind: Kind, list: string): [string, Kind][] {
  return list.split(' ').map((word) => [word, kind]);
}
