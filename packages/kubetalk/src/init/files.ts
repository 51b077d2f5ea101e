import { Kubernetes } from '../kubernetes/version';
import type { Survey } from './survey';

/** A file that is written where it is not there. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** The settings, and what checks each pull request. */
export function filesFor(survey: Survey): readonly NewFile[] {
  return [{ path: 'kubetalk.yaml', text: settings(survey) }, ...(survey.pipeline === 'github' ? github() : gitlab())];
}

function settings({ hasKubetalk, variants, charts, kustomizations }: Survey): string {
  const isSeveral = variants + charts.length + kustomizations.length > 1;
  return `# The settings of every run of kubetalk in this folder and in those below. Every key may be left out.
${hasKubetalk ? '' : '# '}$schema: ./node_modules/kubetalk/kubetalk.schema.json

# The Kubernetes to judge by: the version of your clusters, or an upgrade such as "${Kubernetes.oldest.version}..${Kubernetes.newest.version}".
# kubernetesVersion: "${Kubernetes.newest.version}"

# The namespace of objects that name none.
# namespace: shop

# Nothing is applied beside these manifests: what they refer to and do not contain is an error, no warning.${isSeveral ? '\n# They are several applications here, so an object that several contain is then there twice.' : ''}
# complete: true

# What is deployed elsewhere.
# outside:
#   services: [vault.ops:8200]
#   secrets: [db-credentials]

# Files that are not applied as they are, by patterns as in .gitignore.
# exclude: [examples/, "**/test/*.yaml"]

# Findings of today that pass: kubetalk check --baseline known-findings.json --write-baseline .
# baseline: known-findings.json

# The level of a check: off, warning or error. kubetalk explain lists all checks.
# checks:
#   no-readiness-probe: off
`;
}

const MARKER = '<!-- what the cluster will do -->';

function github(): readonly NewFile[] {
  const text = `# Checks the manifests of each pull request; the summary of the job says what they do to the cluster.
name: kubetalk
on: pull_request
permissions:
  contents: read
jobs:
  kubetalk:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          fetch-depth: 2 # the merge into the base, and the base itself
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - run: npm ci --ignore-scripts
      - run: npx --no kubetalk check --format github .
      - if: '!cancelled()'
        run: npx --no kubetalk diff --base HEAD^1 --exit-zero --format markdown . >>"$GITHUB_STEP_SUMMARY"
`;
  return [{ path: '.github/workflows/kubetalk.yml', text }];
}

function gitlab(): readonly NewFile[] {
  const text = `# Checks the manifests of each merge request: findings are its Code Quality report. Where KUBETALK_TOKEN has a token that may
# use the API, a note says what they do to the cluster.
kubetalk:
  image: node:22-alpine
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - apk add --no-cache git helm kustomize
    - npm ci --ignore-scripts
    - git fetch --depth 1 origin "$CI_MERGE_REQUEST_DIFF_BASE_SHA"
    - npx --no kubetalk diff --base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --exit-zero --format markdown . >kubetalk.md
    - npx --no kubetalk check --format gitlab . >gl-code-quality-report.json
  artifacts:
    when: always
    paths: [kubetalk.md]
    reports:
      codequality: gl-code-quality-report.json

# It has the token, so it runs nothing of the merge request: it posts a text.
kubetalk note:
  image: alpine
  needs: [kubetalk]
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event" && $KUBETALK_TOKEN
      when: always
  variables:
    GIT_STRATEGY: none
  script:
    - apk add --no-cache curl jq
    - |
      notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests/$CI_MERGE_REQUEST_IID/notes"
      ask() { curl --silent --show-error --fail --header "PRIVATE-TOKEN: $KUBETALK_TOKEN" "$@"; }
      jq -n --rawfile text kubetalk.md '{body: ("${MARKER}\\n" + $text)}' >note.json
      known=$(ask "$notes?sort=asc&per_page=100" | jq '[.[] | select(.body | startswith("${MARKER}")) | .id][0] // empty')
      if [ -n "$known" ]; then notes=$notes/$known; fi
      ask --output /dev/null --request "$([ -n "$known" ] && echo PUT || echo POST)" --json @note.json "$notes"
`;
  return [
    { path: '.gitlab/kubetalk.yml', text },
    { path: '.gitlab-ci.yml', text: 'include:\n  - local: .gitlab/kubetalk.yml\n' },
  ];
}
