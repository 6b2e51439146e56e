/**
 * Simulated users, who measure what a user would notice. A {@link io.understudy.load.LoadPlan} says
 * when how many requests begin; a {@link io.understudy.load.LoadRun} begins them at those times,
 * whatever becomes of the answers, and counts and measures them from the times of the plan. What
 * users do are journeys, each in its own file. They know the cluster by its addresses only and
 * share no code with it, so that what they tell {@code check} is a second opinion.
 */
package io.understudy.load;
