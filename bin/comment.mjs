// node bin/comment.mjs FILE: the file as the one comment of kubetalk on a pull request of GitHub, new or brought up to date. Without
// differences no comment is begun. Where the token may not write, as that of a fork, the job's summary is all, and a line says so.
import { readFileSync } from 'node:fs';

const MARK = '<!-- kubetalk: what the cluster will do -->';
const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, PULL_REQUEST, DIFFERENT } = process.env;
const issues = `${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}/issues`;
const body = JSON.stringify({ body: `${MARK}\n${readFileSync(process.argv[2], 'utf8')}` });

const known = await ours();
if (known) await ask('PATCH', `${issues}/comments/${known.id}`, body);
else if (DIFFERENT === 'true') await ask('POST', `${issues}/${PULL_REQUEST}/comments`, body);

/** The comment of an earlier run. One of a user's own that begins alike is left alone. */
async function ours() {
  for (let page = 1; ; page++) {
    const comments = await ask('GET', `${issues}/${PULL_REQUEST}/comments?per_page=100&page=${page}`);
    const found = comments.find(({ user, body: text }) => user?.type === 'Bot' && text.startsWith(MARK));
    if (found || comments.length < 100) return found;
  }
}

async function ask(method, url, content) {
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${GITHUB_TOKEN}` };
  const answer = await fetch(url, { method, headers, body: content });
  if (answer.status === 403 || answer.status === 404) {
    console.log('::notice::kubetalk: no comment, since the token may not write one: the summary of the job has it all');
    process.exit(0);
  }
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
