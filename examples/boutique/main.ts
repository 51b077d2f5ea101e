import { App } from 'cdk8s';
import { Boutique } from './boutique';

const app = new App();
new Boutique(app, 'boutique');
app.synth();
