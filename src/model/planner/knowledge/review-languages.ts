import type { Language } from '../review/code/language.ts';

/** What came with a request, as each language's frameworks name it. */
export const REQUEST_WORDS: Record<Language, RegExp> = {
  js: /\b(?:req|request|ctx|context|c|event)\.(?:body|query|params|queryStringParameters|pathParameters|request\.body|req\.(?:query|param|json|parseBody|formData)|nextUrl\.searchParams)\b|\b(?:req|request)\.json\(|searchParams\.get\(/,
  python:
    /\brequest\.(?:args|form|json|get_json|values|GET|POST|data|query_params|files|body|path_params|match_info|rel_url)\b|get_(?:query_|body_)?argument\(/,
  go: /\b(?:r|req|request)\.(?:URL\.Query\(|FormValue|PostFormValue|PathValue|Body\b|Form\b)|\bc(?:tx)?\.(?:Query|Param|PostForm|DefaultQuery|QueryParam|FormValue|Params)\(|mux\.Vars\(|chi\.URLParam\(/,
  java: /\b(?:request|req|exchange|call)\.(?:getParameter|getQueryString|getPathInfo|queryParams|pathVariable|parameters|receive)\b/,
  csharp: /\bRequest\.(?:Query|Form|RouteValues|Path)\b/,
  ruby: /\bparams\b(?!\s*=)|\brequest\.(?:body|query_parameters|request_parameters|raw_post)\b/,
  php: /\$_(?:GET|POST|REQUEST|COOKIE)\b|\$request->(?:input|query|get|post|all|json|route|getParsedBody|getQueryParams|getContent|toArray)\b|\brequest\(\s*['"]|\brequest\(\)->/,
  rust: /\b(?:query|params|payload|form)\.(?:into_inner\(\)\.)?\w+/,
};
