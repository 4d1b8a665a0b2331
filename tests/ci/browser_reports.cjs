// browser_reports.cjs BROWSER FOLDER: opens demo.html, many.html, hostile/report.html and the Markdown reports in FOLDER.
'use strict';
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');
const markdownIt = require('markdown-it');

const [executablePath, folder] = process.argv.slice(2);
const MOST_MILLISECONDS = 2000; // what a page with 5,000 findings may take to open, and to filter
let failures = 0;

function check(holds, text) {
  if (!holds) {
    failures++;
    console.log('FAIL: ' + text);
  }
}
function same(got, wanted, text) {
  check(JSON.stringify(got) === JSON.stringify(wanted), `${text}: ${JSON.stringify(got)} instead of ${JSON.stringify(wanted)}`);
}

// A page that complains about every message, error, dialog and request that is not for itself.
async function open(browser, file, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const address = file ? 'file://' + path.join(folder, file) : null;
  page.on('console', (message) => check(false, `${file}: console: ${message.text()}`));
  page.on('pageerror', (error) => check(false, `${file}: error: ${error.message}`));
  page.on('dialog', (dialog) => { check(false, `${file}: a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => check(request.url().split('#')[0] === address, `${file}: asks for ${request.url()}`));
  if (address) { await page.goto(address + (options.hash || '')); }
  return page;
}

const shown = (page) => page.locator('.finding:visible').count();
const options = (page, id) => page.locator(`#${id} option`).allTextContents();
const focused = (page) => page.evaluate(() => document.activeElement.closest('.finding')?.dataset.id || document.activeElement.id);

// Everything that can be seen, is.
async function unfold(page) {
  if (await page.textContent('#fold') === 'Unfold all') { await page.click('#fold'); }
  await page.evaluate(() => { for (const d of document.querySelectorAll('details')) { d.open = true; } });
  await page.waitForFunction(() => [...document.querySelectorAll('.about')].every((d) => d.dataset.filled));
}

async function testFilters(browser) {
  const page = await open(browser, 'demo.html');
  const all = await page.locator('.finding').count();
  check(all > 15, `only ${all} findings`);
  same(await shown(page), all, 'shown at first');
  const [, errors] = (await options(page, 'level'))[1].match(/error \((\d+)\)/);
  await page.selectOption('#level', 'error');
  same(await shown(page), Number(errors), 'errors shown');
  same(await page.locator('.finding:visible .level').allTextContents(), Array(Number(errors)).fill('error'), 'their level');
  same(new URL(page.url()).hash, '#level=error', 'the filter in the address');
  same(await page.textContent('#shown'), `${errors} of ${all} shown`, 'the count');
  // Each choice says how many it would show together with the others.
  for (const option of await page.locator('#pillar option').all()) {
    const [value, text] = [await option.getAttribute('value'), await option.textContent()];
    await page.selectOption('#pillar', value || '');
    same(await shown(page), Number(text.match(/\((\d+)\)$/)[1]), `errors of ${text}`);
  }
  await page.selectOption('#pillar', '');
  await page.click('#clear');
  same(await shown(page), all, 'shown after clearing');
  same(new URL(page.url()).hash, '', 'no filter in the address');
  const file = await page.locator('#file option').nth(1).getAttribute('value');
  await page.selectOption('#file', file);
  const files = new Set(await page.locator('.finding:visible .meta .file').allTextContents());
  same([...files], [file], 'one file');
  await page.fill('#q', 'no such text');
  same(await shown(page), 0, 'nothing matches');
  check(await page.isVisible('#nothing'), 'nothing says that nothing matches');
  await page.reload();
  same(await page.inputValue('#q'), 'no such text', 'text after loading again');
  same(await page.inputValue('#file'), file, 'file after loading again');
  await page.click('#clear');
  await page.click('tbody tr:last-child td:last-child a');
  const wanted = Number(await page.textContent('tbody tr:last-child td:last-child'));
  // The page hears of its new address a little later.
  await page.waitForFunction((n) => document.querySelector('#shown').textContent.startsWith(`${n} of`), wanted,
    { timeout: MOST_MILLISECONDS }).catch(() => {});
  same(await shown(page), wanted, 'a number of the table');
  await page.context().close();
}

async function testKeys(browser) {
  const page = await open(browser, 'demo.html');
  const ids = await page.locator('.finding').evaluateAll((list) => list.map((finding) => finding.dataset.id));
  await page.keyboard.press('Tab');
  check(await page.locator('.skip').evaluate((a) => a === document.activeElement && a.getBoundingClientRect().left >= 0), 'the first stop skips to the findings');
  await page.keyboard.press('j');
  same(await focused(page), ids[0], 'j goes to the first');
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  same(await focused(page), ids[2], 'j and down go on');
  await page.keyboard.press('k');
  same(await focused(page), ids[1], 'k goes back');
  check(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle === 'solid'), 'the focus is not seen');
  const details = page.locator('.finding > details').nth(1);
  const before = await details.evaluate((d) => d.open);
  await page.keyboard.press('Enter');
  same(await details.evaluate((d) => d.open), !before, 'Enter folds or unfolds');
  await page.keyboard.press('e');
  await page.keyboard.press('e');
  const open_ = await page.locator('.finding > details[open]').count();
  check(open_ === 0 || open_ === ids.length, 'e folds or unfolds all');
  await page.keyboard.press('/');
  same(await focused(page), 'q', '/ goes to the text');
  await page.keyboard.type('jek');
  same(await page.inputValue('#q'), 'jek', 'letters are letters there');
  await page.keyboard.press('Escape');
  same(await page.inputValue('#q'), '', 'Escape empties it');
  await page.keyboard.press('Escape');
  await page.uncheck('#keys');
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  check((await focused(page)) !== 'q', 'keys can be turned off');
  await page.context().close();
}

async function testLinks(browser) {
  const page = await open(browser, 'demo.html');
  const note = page.locator('.finding[data-level="note"]').first();
  const id = await note.getAttribute('data-id');
  await page.selectOption('#level', 'error');
  await page.evaluate((hash) => { location.hash = hash; }, id);
  await page.waitForFunction((i) => document.getElementById(i)?.closest('details').open, id);
  check(await note.isVisible() && await note.locator('details').first().evaluate((d) => d.open), 'a link opens what is filtered out and folded');
  const fresh = await open(browser, 'demo.html', { hash: '#' + id });
  await fresh.waitForFunction((i) => {
    const box = document.querySelector(`[data-id="${i}"]`).getBoundingClientRect();
    return box.top >= 0 && box.top < innerHeight;
  }, id, { timeout: 3000 }).catch(() => check(false, 'a link brings its finding into view'));
  check(await fresh.locator('#' + id).isVisible(), 'a link opens its finding in a fresh page');
  const finding = fresh.locator('.finding', { has: fresh.locator('#' + id) });
  await finding.locator('.about > summary').click();
  const help = await finding.locator('.about .help').textContent();
  check(/How to suppress/.test(help) && /References|Solution/.test(help), 'the help of the rule is shown');
  await fresh.context().close();
  await page.context().close();
}

// Without the script: all there, links open what they name, filters do not pretend.
async function testWithoutScript(browser) {
  const page = await open(browser, 'demo.html', { javaScriptEnabled: false });
  const id = await page.locator('.finding').nth(3).getAttribute('data-id');
  check(!await page.isVisible('#filters') && !await page.isVisible('#theme'), 'controls that do nothing');
  await page.locator('.finding > details > summary').nth(1).click();
  check(await page.locator('.finding .body').nth(1).isVisible(), 'a finding unfolds');
  await page.goto(page.url() + '#' + id);
  check(await page.locator('.finding .body').nth(3).isVisible(), 'a link unfolds');
  await page.context().close();
}

function luminance([r, g, b]) {
  const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}
function contrast(a, b) {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
}

// WCAG AA for every element that has text of its own.
async function checkContrast(page, what) {
  await unfold(page);
  const pairs = await page.evaluate(() => {
    const numbers = (color) => color.match(/[\d.]+/g).map(Number);
    const background = (element) => {
      for (let e = element; e; e = e.parentElement) {
        const c = numbers(getComputedStyle(e).backgroundColor);
        if (c.length === 3 || c[3] > 0) { return c.slice(0, 3); }
      }
      return [255, 255, 255];
    };
    const seen = new Map();
    for (const e of document.querySelectorAll('body *')) {
      if ([...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility()) {
        const pair = [numbers(getComputedStyle(e).color).slice(0, 3), background(e)];
        seen.set(JSON.stringify(pair), [pair, e.tagName + '.' + e.className]);
      }
    }
    return [...seen.values()];
  });
  check(pairs.length > 6, `${what}: only ${pairs.length} pairs of colours`);
  for (const [[text, ground], where] of pairs) {
    const ratio = contrast(text, ground);
    check(ratio >= 4.5, `${what}: contrast ${ratio.toFixed(2)} of ${where}: ${text} on ${ground}`);
  }
  return pairs;
}

async function testThemes(browser) {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await open(browser, 'demo.html', { colorScheme: 'light' });
  const dark = await open(browser, 'demo.html', { colorScheme: 'dark' });
  const [white, black] = [await ground(light), await ground(dark)];
  check(white !== black, 'dark is as light');
  await checkContrast(light, 'light');
  await checkContrast(dark, 'dark');
  await light.click('#theme');
  same(await light.textContent('#theme'), 'Theme: light', 'the first press');
  await light.click('#theme');
  same([await light.textContent('#theme'), await ground(light)], ['Theme: dark', black], 'the second press');
  await light.reload();
  same(await ground(light), black, 'the choice stays');
  await dark.emulateMedia({ media: 'print', colorScheme: 'dark' });
  same(await ground(dark), white, 'paper is white');
  await light.context().close();
  await dark.context().close();
}

async function testPaper(browser) {
  const page = await open(browser, 'many.html');
  const before = await page.locator('.finding > details[open]').count();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  same(await page.locator('.finding > details:not([open])').count(), 0, 'folded on paper');
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  same(await page.locator('.finding > details[open]').count(), before, 'unfolded after printing');
  await page.context().close();
  const demo = await open(browser, 'demo.html');
  const pdf = await demo.pdf({ format: 'A4' });
  check(pdf.length > 50000, `a PDF of ${pdf.length} bytes`);
  await demo.context().close();
}

async function testNarrow(browser) {
  for (const file of ['demo.html', 'hostile/report.html']) {
    const page = await open(browser, file, { viewport: { width: 390, height: 844 } });
    await unfold(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    check(width <= 390, `${file} is ${width} wide on a screen of 390`);
    await page.context().close();
  }
}

// The best of three: what else the machine does is not the page's.
async function testSpeed(browser) {
  const page = await open(browser, 'many.html');
  let opened = Infinity;
  for (let round = 0; round < 3; round++) {
    if (round > 0) { await page.reload(); }
    opened = Math.min(opened, await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd));
  }
  same(await page.locator('.finding').count(), 5000, 'findings');
  const measure = (action) => page.evaluate(action);
  const level = await measure(() => new Promise((done) => {
    const start = performance.now();
    const select = document.getElementById('level');
    select.value = 'error';
    select.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }));
  same(await page.textContent('#shown'), '2500 of 5000 shown', 'errors of many');
  const text = await measure(() => new Promise((done) => {
    const start = performance.now();
    const query = document.getElementById('q');
    query.value = 'module_07 evaluated';
    query.dispatchEvent(new Event('input', { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
  }));
  same(await page.textContent('#shown'), '50 of 5000 shown', 'text in many');
  console.log(`5,000 findings: open ${Math.round(opened)} ms, filter by level ${Math.round(level)} ms, by text ${Math.round(text)} ms, ` +
    `${Math.round(fs.statSync(path.join(folder, 'many.html')).size / 1e5) / 10} MB`);
  for (const [name, time] of Object.entries({ open: opened, level, text })) {
    check(time < MOST_MILLISECONDS, `${name} takes ${Math.round(time)} ms`);
  }
  await page.context().close();
}

async function testHostilePage(browser) {
  const facts = JSON.parse(fs.readFileSync(path.join(folder, 'hostile/expected.json'), 'utf8'));
  const page = await open(browser, 'hostile/report.html');
  const names = await page.locator('.finding .meta .file').evaluateAll((list) => list.map((e) => e.textContent));
  same([...names].sort(), facts.files.map((file) => file.name).sort(), 'hostile names');
  same(await page.locator('img, svg, iframe, object, embed, base').count(), 0, 'elements that are not ours');
  same(await page.locator('script').count(), 1, 'scripts');
  const values = await page.locator('#file option').evaluateAll((list) => list.slice(1).map((e) => e.value));
  for (const value of values) {
    await page.selectOption('#file', value);
    same(await shown(page), 1, `the file ${value}`);
  }
  await page.context().close();
}

// Markdown as GitHub and GitLab render it, before they clean it: already then nothing acts.
async function testMarkdown(browser) {
  const facts = JSON.parse(fs.readFileSync(path.join(folder, 'hostile/expected.json'), 'utf8'));
  const parser = markdownIt({ html: true, linkify: true });
  const page = await open(browser, null);
  page.removeAllListeners('request');
  page.on('request', (request) => check(false, `Markdown asks for ${request.url()}`));
  await page.setContent(parser.render(fs.readFileSync(path.join(folder, 'hostile/report.md'), 'utf8')));
  const elements = await page.evaluate(() => [...new Set([...document.body.querySelectorAll('*')].map((e) => e.tagName.toLowerCase()))].sort());
  same(elements.filter((name) => !['a', 'b', 'code', 'details', 'h2', 'h3', 'p', 'pre', 'strong', 'sub', 'summary', 'table', 'tbody',
    'td', 'th', 'thead', 'tr', 'ol', 'ul', 'li'].includes(name)), [], 'elements that are not ours');
  const addresses = new Set(facts.files.map((file) => file.address));
  const links = await page.locator('a').evaluateAll((list) => list.map((a) => a.getAttribute('href')));
  for (const href of links) {
    check(addresses.has(href) || /^https:\/\/(github\.com\/owner\/project\/commit\/[0-9a-f]+|cwe\.mitre\.org\/[\w/.]+)$/.test(href), `a link to ${href}`);
  }
  const names = facts.files.map((file) => file.name.replace(/ +/g, ' ').replace(/##(?=\[|vso\[)/, '#\\x23'));
  const findings = await page.locator('details').evaluateAll((list) => list.map((d) => ({
    name: d.querySelector('summary code').textContent,
    place: d.querySelector('p code').textContent,
    href: d.querySelector('p a').getAttribute('href'),
    blocks: [...d.querySelectorAll('pre')].map((pre) => pre.textContent),
  })));
  same(findings.map((f) => f.name).sort(), names.map((name) => name + ':3').sort(), 'findings in Markdown');
  for (const finding of findings) {
    const file = facts.files[names.indexOf(finding.name.replace(/:3$/, ''))];
    if (!file) { continue; }
    same(finding.place, finding.name, 'the place');
    same(finding.href, file.address, 'its address');
    const added = finding.blocks[0].split('\n').filter((line) => line.startsWith('+')).map((line) => line.slice(1));
    const wanted = file.added.map((number) => file.spaced[number - 1]).map((line) => line.replace('##[', '#\\x23['));
    if (wanted.every((line) => line.length < 300)) { same(added, wanted, `${finding.name}: added lines`); }
    same(finding.blocks.length, 2, `${finding.name}: blocks`);
  }
  const rows = await page.locator('table').nth(1).locator('tbody tr').count();
  same(rows, 10, 'rows of the worst');
  await page.context().close();
  check(fs.statSync(path.join(folder, 'hostile/comment.md')).size < 65536, 'the comment is too long');
}

(async () => {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  for (const test of [testFilters, testKeys, testLinks, testWithoutScript, testThemes, testPaper, testNarrow, testSpeed, testHostilePage, testMarkdown]) {
    const before = failures;
    await test(browser).catch((error) => check(false, `${test.name}: ${error.stack}`));
    console.log(`${test.name}: ${failures === before ? 'as expected' : 'FAILED'}`);
  }
  await browser.close();
  process.exit(failures ? 1 : 0);
})();
