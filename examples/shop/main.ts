import { App } from 'cdk8s-kubetalk';
import { Shop } from './shop';

const app = new App();
new Shop(app, 'shop');
app.synth();
