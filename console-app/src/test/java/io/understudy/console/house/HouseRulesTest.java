package io.understudy.console.house;

import io.understudy.house.ModuleRules;

/** The window keeps the rules of the house. */
final class HouseRulesTest extends ModuleRules {}
