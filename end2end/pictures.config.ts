// How the pictures of the guide are taken; see README.md.

import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config";

export default defineConfig({ ...journeys, testMatch: ["pictures/**/*.spec.ts"] });
