// Opens the editor in Chromium, waits for the probe, opens the problems and the code actions, takes the picture.
import fs from "fs";
import { createRequire } from "module";

const [modules, url, result, picture] = process.argv.slice(2);
const { chromium } = createRequire(modules + "/")("playwright-core");
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1100, height: 640 } });
await page.goto(url);
const until = async (path) => {
  for (let seconds = 0; seconds < 120 && !fs.existsSync(path); seconds++) await page.waitForTimeout(1000);
};
await until(result + ".ready");
await page.keyboard.press("Escape");
await page.keyboard.press("Control+Shift+M");
await page.waitForTimeout(2000);
await page.keyboard.press("Control+1");
await page.keyboard.press("Control+Home");
for (let row = 1; row < 7; row++) await page.keyboard.press("ArrowDown"); // onto the commit
await page.keyboard.press("End");
for (let column = 0; column < 5; column++) await page.keyboard.press("ArrowLeft");
await page.waitForTimeout(1000);
await page.keyboard.press("Control+.");
await page.waitForTimeout(2000);
await page.screenshot({ path: picture });
fs.writeFileSync(result + ".seen", "");
await until(result);
await browser.close();
