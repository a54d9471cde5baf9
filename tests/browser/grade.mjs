/* The HTTP Observatory's own tests and grades, over one answer given as JSON on standard input.
   Its scanner asks a host on the internet for a certificate; here the answer is handed in, and the
   way to it (a redirect from http to https, a certificate that holds) is taken as given. */
import { readFileSync } from "node:fs";
import { AxiosHeaders } from "axios";
import { ALL_TESTS } from "@mdn/mdn-http-observatory/src/constants.js";
import { getGradeForScore, getScoreModifier } from "@mdn/mdn-http-observatory/src/grader/grader.js";
import { Requests } from "@mdn/mdn-http-observatory/src/types.js";

const told = JSON.parse(readFileSync(0, "utf8"));
const url = new URL(told.url);
const plain = new URL(told.url.replace("https:", "http:"));
const answer = { headers: new AxiosHeaders(told.headers), status: 200, verified: true, httpEquiv: new Map() };
const asked = new Requests(url.hostname);
asked.responses.auto = asked.responses.https = asked.responses.http = answer;
asked.responses.cors = { ...answer, headers: new AxiosHeaders() };
asked.responses.httpRedirects = [{ url: plain, status: 301 }, { url, status: 200 }];
asked.responses.httpsRedirects = [];
asked.session = { url, jar: { serializeSync: () => ({ cookies: [] }) }, redirectHistory: [], response: answer };
asked.resources.path = told.html;

const results = ALL_TESTS.map(test => test(asked));
const score = results.reduce((sum, result) => sum + getScoreModifier(result.result), 100);
const failed = results.filter(result => !result.pass).map(result => result.result);
process.stdout.write(JSON.stringify({ ...getGradeForScore(score), failed, tests: results.length }));
