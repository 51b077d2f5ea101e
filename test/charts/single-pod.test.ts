import { App } from 'cdk8s';
import { acknowledge } from 'cdk8s-kubetalk';
import { SinglePod } from '../../charts/single-pod';
import { lesson } from '../lesson/manifests';

test("the single Pod behind a load balancer is the lesson's as well", () => {
  const service = { name: 'go-demo-2', exposed: false, type: 'LoadBalancer', nodePort: 30012 } as const;
  const chart = new SinglePod(new App(), 'test', { service });
  acknowledge(chart, 'no-readiness-probe', "the lesson's manifest has none");
  expect(chart.toJson()).toStrictEqual(lesson('go-demo-2-rs', 'go-demo-2-svc-lb'));
});
