package io.understudy.house;

/** The engine keeps the rules of the house. */
final class HouseRulesTest extends ModuleRules {}
