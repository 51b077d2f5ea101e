import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Answer, fetchOnce } from './requests';

/** The API server over HTTP, through one `kubectl proxy`: looking many times a second would cost a process each time. */
export class ApiServer {
  private constructor(
    private readonly proxy: ChildProcess,
    private readonly url: string,
  ) {}

  static async start(): Promise<ApiServer> {
    const proxy = spawn('kubectl', ['proxy', '--port=0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const line of createInterface(proxy.stdout)) {
      const [, address] = /serve on (\S+)/.exec(line) ?? [];
      if (address) return new ApiServer(proxy, `http://${address}`);
    }
    throw new Error('kubectl proxy ended before it served anything');
  }

  async get<Object>(path: string): Promise<Object> {
    const { status, body } = await fetchOnce(this.url + path);
    if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
    return JSON.parse(body);
  }

  /** Asks a Pod itself, past every Service, from wherever this runs. */
  askPod(namespace: string, pod: string, port: number, path: string): Promise<Answer> {
    return fetchOnce(`${this.url}/api/v1/namespaces/${namespace}/pods/${pod}:${port}/proxy${path}`);
  }

  end(): void {
    this.proxy.kill();
  }
}
