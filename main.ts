import { App } from 'cdk8s-kubetalk';
import { environments } from './environments';

const app = new App();
environments.addTo(app);
app.synth();
